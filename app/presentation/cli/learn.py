from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from app.application.ports.duel_dataset import Collection, DatasetPlan, UnusableDatasetError
from app.domain.prediction.draws import EXAM, LESSONS, draws_version
from app.presentation.cli.atlas import atlas
from app.presentation.cli.console import err, out, progress_bar, progress_bars
from app.presentation.cli.dependencies import CliContainer, container_of
from app.presentation.cli.examine import compare, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.duel_dataset import DatasetManifest
    from app.application.train_model import TrainModel
    from app.domain.prediction.evaluation import Score
    from app.domain.registry.model_version import ModelVersion

DEFAULT_SEED: Final = 42
_FIRST_BATTLES: Final = 100

commands = typer.Typer(help="Data to learn from, and models that learn.", no_args_is_help=True)
commands.command()(atlas)
commands.command()(evaluate)
commands.command()(compare)

Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same result.")]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="local|tcp://HOST:PORT",
        help="Have the work done by a Dask cluster: one of this machine's processes, or the one at this address.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    duels: int
    battles: int
    held_out_battles: int
    part_size: int
    mixture: str


_SIZES: Final = {
    Collection.LESSONS: _Size(duels=1_000_000, battles=200, held_out_battles=400, part_size=20_000, mixture=LESSONS),
    Collection.REFERENCE: _Size(duels=100_000, battles=30, held_out_battles=30, part_size=500, mixture=LESSONS),
    Collection.EXAM: _Size(duels=15_000, battles=300, held_out_battles=300, part_size=500, mixture=EXAM),
}


@commands.command()
def dataset(
    context: typer.Context,
    collection: Annotated[
        Collection, typer.Argument(help="lessons: by our own engine; reference, exam: by the reference engine.")
    ] = Collection.LESSONS,
    *,
    duels: Annotated[int | None, typer.Option(min=1, help="How many duels to draw.")] = None,
    battles: Annotated[int | None, typer.Option(min=1, help="Battles of each duel to learn from.")] = None,
    held_out_battles: Annotated[
        int | None, typer.Option(min=1, help="Battles of each duel to calibrate or report on.")
    ] = None,
    scheduler: Scheduler = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Draw duels and let an engine play them; run again after an interruption, it goes on where it stopped."""
    size = _SIZES[collection]
    size = replace(
        size,
        duels=duels or size.duels,
        battles=battles or size.battles,
        held_out_battles=held_out_battles or size.held_out_battles,
    )
    _show(build_with_progress(container_of(context), collection, size, seed=seed, scheduler=scheduler))


def build_with_progress(
    container: CliContainer, collection: Collection, size: _Size, *, seed: int, scheduler: str | None = None
) -> DatasetManifest:
    elsewhere = {"cluster": container.cluster_players()[collection](scheduler)} if scheduler else {}
    build = container.dataset_builders()[collection](**elsewhere)
    try:
        plan = DatasetPlan(
            **asdict(size),
            seed=seed,
            rules_version=build.simulator.rules_version,
            draws_version=draws_version(container.pokedex_repository().get()),
        )
        with progress_bar("Playing duels", size.duels) as tell:
            return build(plan=plan, on_progress=tell)
    finally:
        build.simulator.close()


def prepare_lessons(container: CliContainer, *, duels: int) -> None:
    """Let our engine play a few duels to learn from, where there are none."""
    try:
        container.lessons().manifest()
    except UnusableDatasetError:
        size = replace(_SIZES[Collection.LESSONS], duels=duels, battles=_FIRST_BATTLES)
        build_with_progress(container, Collection.LESSONS, size, seed=DEFAULT_SEED)


@commands.command()
def train(
    context: typer.Context,
    *,
    duels: Annotated[int | None, typer.Option(min=1, help="Learn from so many lessons only.")] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Tell the model nothing that the engine played.")] = False,
    tune: Annotated[bool, typer.Option("--tune", help="Search for the best settings first.")] = False,
    scheduler: Scheduler = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Train a model on the lessons, examine it on pairs it never saw, and register it."""
    container = container_of(context)
    chosen: dict[str, object] = {"trainer": container.lone_trainer()} if alone else {}
    if scheduler:
        make = container.lone_cluster_trainer if alone else container.cluster_trainer
        chosen = {"trainer": make(scheduler)}
    if tune and scheduler:
        raise typer.BadParameter("The search trains here: --tune and --scheduler do not go together.")
    if tune:
        chosen["search"] = container.lone_trainer_search() if alone else container.trainer_search()
    train_with_progress(container.train_model(**chosen), seed=seed, duels=duels)


def train_with_progress(train_model: TrainModel, *, seed: int, duels: int | None = None) -> ModelVersion:
    with progress_bars() as tell:
        training = train_model(
            seed=seed, duels=duels, on_search=partial(tell, "Searching"), on_progress=partial(tell, "Training")
        )
    _show_scores(training.scores)
    err.print(f"Model version {training.model.version} is registered. `model promote` brings it into staging.")
    return training.model


def _show_scores(scores: Mapping[str, Score]) -> None:
    table = Table("on pairs never seen", title="How good it is")
    for heading in ("duels", "MAE", "Brier", "best possible", "accuracy"):
        table.add_column(heading, justify="right")
    for name, one in scores.items():
        errors = (one.mean_absolute_error, one.brier, one.brier_floor)
        table.add_row(
            name.replace("_", " "), f"{one.duels:,}", *(f"{error:.4f}" for error in errors), f"{one.accuracy:.1%}"
        )
    out.print(table)


def _show(manifest: DatasetManifest) -> None:
    table = Table("what", "duels", title=f"Dataset {manifest.checksum[:12]}: {manifest.battles:,} battles")
    for name, count in (*manifest.duels_by_kind.items(), *manifest.duels_by_fold.items()):
        table.add_row(name, f"{count:,}")
    out.print(table)
