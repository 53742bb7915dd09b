"""`learn train`, and `learn sync`, which brings trainings to where they could not be brought before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from app.presentation.cli.console import err, out, progress_bar, progress_bars
from app.presentation.cli.dependencies import CliContainer, container_of
from app.presentation.cli.learn_options import DEFAULT_SEED, Grid, Scheduler, Seed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.application.deliver_trainings import Delivery
    from app.application.train_model import Training, TrainModel
    from app.domain.prediction.evaluation import Score
    from app.domain.registry.model_version import ModelVersion

Tune = Annotated[bool, typer.Option("--tune", help="Search for the best settings first, on grouped folds.")]
GridOption = Annotated[Grid, typer.Option(help="What --tune tries; extended takes seven times as many fits as fast.")]


def train(
    context: typer.Context,
    *,
    duels: Annotated[int | None, typer.Option(min=1, help="Learn from so many lessons only, instead of all.")] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Tell the model nothing that the engine played.")] = False,
    tune: Tune = False,
    grid: GridOption = Grid.FAST,
    scheduler: Scheduler = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Train a model on the lessons, examine it on pairs it never saw, and register it.

    Everything about it is kept here first. Where the tracking server is away, it stays here, and this command still
    has done its work (exit status 0): `learn sync` registers the model later. Nothing is put into production.
    """
    refuse_a_search_elsewhere(tune=tune, scheduler=scheduler)
    train_model = trainer_of(container_of(context), alone=alone, grid=grid if tune else None, scheduler=scheduler)
    training = train_with_progress(train_model, seed=seed, duels=duels)
    if training.model:
        tell_how_to_promote(training.model)


def refuse_a_search_elsewhere(*, tune: bool, scheduler: str | None) -> None:
    if tune and scheduler:
        raise typer.BadParameter("The search trains here: --tune and --scheduler do not go together.")


def trainer_of(
    container: CliContainer, *, alone: bool = False, grid: Grid | None = None, scheduler: str | None = None
) -> TrainModel:
    """Return what trains; with a grid, it searches for the best settings first."""
    chosen: dict[str, object] = {"trainer": container.lone_trainer()} if alone else {}
    if scheduler:
        distribute = container.lone_cluster_trainer if alone else container.cluster_trainer
        chosen = {"trainer": distribute(scheduler)}
    if grid:
        make = container.lone_trainer_search if alone else container.trainer_search
        chosen["search"] = make(grid=grid.value)
    return container.train_model(**chosen)


def train_with_progress(train_model: TrainModel, *, seed: int, duels: int | None = None) -> Training:
    if train_model.search:
        err.print(f"The search teaches {train_model.search.fits} models; what it did before is not done again.")
    with progress_bars() as tell:
        training = train_model(
            seed=seed, duels=duels, on_search=partial(tell, "Searching"), on_progress=partial(tell, "Training")
        )
    _show_scores(training.scores)
    _tell_about(training)
    return training


def _tell_about(training: Training) -> None:
    if training.missing:
        err.print(
            f"Its report lacks what needs {' and '.join(training.missing)}: `pip install predictiondex\\[learn]`."
        )
    err.print(f"The report of the training is in {escape(str(training.folder))}.", soft_wrap=True)
    if training.model is None:
        warn(f"The model is not registered yet. {training.failure}")
        err.print("The training is kept here; `predictiondex learn sync` records and registers it later.")


def tell_how_to_promote(model: ModelVersion) -> None:
    err.print(
        f"Model version {model.version} ({model.semantic}) is registered. To stage it, and then to serve it:\n\n"
        f"  predictiondex model promote {model.version} --to staging\n"
        f"  predictiondex model promote {model.version} --to production\n",
        highlight=False,
        soft_wrap=True,
    )


def warn(message: str) -> None:
    err.print(f"[bold yellow]Warning:[/] {escape(message)}", highlight=False, soft_wrap=True)


def sync(context: typer.Context) -> None:
    """Record and register the trainings that wait here, the oldest first; exit status 1 where some still wait."""
    with progress_bar("Uploading", 1.0) as tell:
        deliveries = container_of(context).deliver_trainings()(on_progress=lambda done, of: tell(done / of))
    if not deliveries:
        err.print("No training waits.")
        return
    _show_deliveries(deliveries)
    if any(one.failure for one in deliveries):
        raise typer.Exit(1)


def _show_deliveries(deliveries: Sequence[Delivery]) -> None:
    table = Table("training", "version", "number", "what became of it", title="Trainings that waited")
    for one in deliveries:
        version = (one.model.version, str(one.model.semantic)) if one.model else ("-", "-")
        table.add_row(one.key, *version, f"still waits: {escape(str(one.failure))}" if one.failure else "registered")
    out.print(table)


def _show_scores(scores: Mapping[str, Score]) -> None:
    table = Table("", title="How good it is on pairs never seen (but for what it was trained on)")
    for heading in ("duels", "MAE", "Brier", "best possible", "log loss", "accuracy"):
        table.add_column(heading, justify="right")
    for name, one in scores.items():
        errors = (one.mean_absolute_error, one.brier, one.brier_floor, one.log_loss)
        table.add_row(
            name.replace("_", " "), f"{one.duels:,}", *(f"{error:.4f}" for error in errors), f"{one.accuracy:.1%}"
        )
    out.print(table)
