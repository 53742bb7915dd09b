from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from app.application.ports.duel_dataset import DatasetPlan
from app.domain.prediction.draws import draws_version
from app.presentation.cli.console import err, out, progress_bar
from app.presentation.cli.dependencies import CliContainer, container_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.duel_dataset import DatasetManifest
    from app.domain.prediction.evaluation import Score

DEFAULT_SEED: Final = 42
_PART_SIZE: Final = 500

commands = typer.Typer(help="Data to learn from, and models that learn.", no_args_is_help=True)

Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same result.")]


@commands.command()
def dataset(
    context: typer.Context,
    *,
    duels: Annotated[int, typer.Option(min=1, help="How many duels to draw.")] = 60_000,
    battles: Annotated[int, typer.Option(min=1, help="Battles of each duel to learn from.")] = 30,
    held_out_battles: Annotated[int, typer.Option(min=1, help="Battles of each duel to calibrate or report on.")] = 120,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Let the reference battle engine play duels; run again after an interruption, it goes on where it stopped."""
    container = container_of(context)
    simulator = container.battle_simulator()
    try:
        plan = DatasetPlan(
            duels=duels,
            battles=battles,
            held_out_battles=held_out_battles,
            seed=seed,
            part_size=_PART_SIZE,
            rules_version=simulator.rules_version,
            draws_version=draws_version(container.pokedex_repository().get()),
        )
        with progress_bar("Playing duels", duels) as tell:
            manifest = container.build_dataset()(plan=plan, on_progress=tell)
    finally:
        simulator.close()
    _show(manifest)


@commands.command()
def train(context: typer.Context, *, seed: Seed = DEFAULT_SEED) -> None:
    """Train a model on the dataset, report on pairs it never saw, and put it into production."""
    train_with_progress(container_of(context), seed=seed)


def train_with_progress(container: CliContainer, *, seed: int) -> None:
    with progress_bar("Training", 1.0) as tell:
        training = container.train_model()(seed=seed, on_progress=tell)
    _show_scores(training.scores)
    err.print(f"Model version {training.model.version} is in production.")


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
