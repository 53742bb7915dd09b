"""`learn dataset`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from app.application.ports.duel_dataset import Collection, DatasetPlan, UnusableDatasetError
from app.application.ports.step_outputs import StaleInputError
from app.application.training.material import require_of_pokedex
from app.domain.prediction.draws import EXAM, LESSONS, draws_version
from app.presentation.cli.console import out, progress_bar
from app.presentation.cli.dependencies import CliContainer, container_of
from app.presentation.cli.learn_options import DEFAULT_SEED, Scheduler, Seed

if TYPE_CHECKING:
    from app.application.build_dataset import BuildDataset
    from app.application.ports.duel_dataset import DatasetManifest

_FIRST_BATTLES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    duels: int
    battles: int
    held_out_battles: int
    part_size: int
    mixture: str


SIZES: Final = {
    Collection.LESSONS: Size(duels=1_000_000, battles=200, held_out_battles=400, part_size=20_000, mixture=LESSONS),
    Collection.REFERENCE: Size(duels=100_000, battles=30, held_out_battles=30, part_size=500, mixture=LESSONS),
    Collection.EXAM: Size(duels=15_000, battles=300, held_out_battles=300, part_size=500, mixture=EXAM),
}


def _sizes(fact: str) -> str:
    return ", ".join(f"{getattr(size, fact):,} for {name}" for name, size in SIZES.items())


def dataset(
    context: typer.Context,
    collection: Annotated[
        Collection, typer.Argument(help="lessons: by our own engine; reference, exam: by the reference engine.")
    ] = Collection.LESSONS,
    *,
    duels: Annotated[
        int | None, typer.Option(min=1, help=f"How many duels to draw; by default {_sizes('duels')}.")
    ] = None,
    battles: Annotated[
        int | None, typer.Option(min=1, help=f"Battles of each duel to learn from; by default {_sizes('battles')}.")
    ] = None,
    held_out_battles: Annotated[
        int | None,
        typer.Option(
            min=1, help=f"Battles of each duel to calibrate or report on; by default {_sizes('held_out_battles')}."
        ),
    ] = None,
    scheduler: Scheduler = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Draw duels and let an engine play them; run again after an interruption, it goes on where it stopped."""
    size = SIZES[collection]
    size = replace(
        size,
        duels=duels or size.duels,
        battles=battles or size.battles,
        held_out_battles=held_out_battles or size.held_out_battles,
    )
    _show(build_with_progress(container_of(context), collection, size, seed=seed, scheduler=scheduler))


def build_with_progress(
    container: CliContainer, collection: Collection, size: Size, *, seed: int, scheduler: str | None = None
) -> DatasetManifest:
    elsewhere = {"cluster": container.cluster_players()[collection](scheduler)} if scheduler else {}
    build = container.dataset_builders()[collection](**elsewhere)
    try:
        plan = plan_of(container, build, size, seed=seed)
        with progress_bar("Playing duels", size.duels) as tell:
            return build(plan=plan, on_progress=tell)
    finally:
        build.simulator.close()


def plan_of(container: CliContainer, build: BuildDataset, size: Size, *, seed: int) -> DatasetPlan:
    return DatasetPlan(
        **asdict(size),
        seed=seed,
        rules_version=build.simulator.rules_version,
        draws_version=draws_version(container.pokedex_repository().get()),
    )


def prepare_lessons(container: CliContainer, *, duels: int) -> None:
    """Let our engine play a few duels to learn from, where there are none of the Pokédex of today."""
    try:
        require_of_pokedex(container.lessons().manifest(), container.pokedex_repository().get())
    except (UnusableDatasetError, StaleInputError):
        size = replace(SIZES[Collection.LESSONS], duels=duels, battles=_FIRST_BATTLES)
        build_with_progress(container, Collection.LESSONS, size, seed=DEFAULT_SEED)


def _show(manifest: DatasetManifest) -> None:
    table = Table("what", "duels", title=f"Dataset {manifest.checksum[:12]}: {manifest.battles:,} battles")
    for name, count in (*manifest.duels_by_kind.items(), *manifest.duels_by_fold.items()):
        table.add_row(name, f"{count:,}")
    out.print(table)
