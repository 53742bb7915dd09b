"""`learn all`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from app.application.ports.duel_dataset import Collection, UnusableDatasetError
from app.presentation.cli.console import err
from app.presentation.cli.dependencies import CliContainer, container_of
from app.presentation.cli.examine import Sample, compare_with_progress, evaluate_with_progress
from app.presentation.cli.learn_options import DEFAULT_SEED, Grid, Scheduler, Seed
from app.presentation.cli.lessons import SIZES, build_with_progress, plan_of
from app.presentation.cli.train import (
    GridOption,
    Tune,
    refuse_a_search_elsewhere,
    tell_how_to_promote,
    train_with_progress,
    trainer_of,
)

if TYPE_CHECKING:
    from app.domain.registry.model_version import ModelVersion

_STEPS = ("dataset", "train", "evaluate", "compare")


def learn_all(
    context: typer.Context,
    *,
    duels: Annotated[int | None, typer.Option(min=1, help="How many lessons to draw.")] = None,
    tune: Tune = False,
    grid: GridOption = Grid.FAST,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out of the report the sections that need other models to be trained.")
    ] = False,
    sample: Sample = None,
    scheduler: Scheduler = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Build the lessons, train on them, examine the model, and compare it with other learners.

    A step whose output is already there for exactly the same inputs is not done again, so this goes on where it was
    interrupted. A cluster builds the lessons and trains; the model is examined and compared here.
    """
    refuse_a_search_elsewhere(tune=tune, scheduler=scheduler)
    container = container_of(context)
    _dataset(container, duels, seed, scheduler)
    model = _train(container, grid if tune else None, seed, scheduler)
    _evaluate(container, model, quick=quick, sample=sample, seed=seed)
    _compare(container, sample=sample, seed=seed)
    tell_how_to_promote(model)


def _dataset(container: CliContainer, duels: int | None, seed: int, scheduler: str | None) -> None:
    size = SIZES[Collection.LESSONS]
    size = replace(size, duels=duels or size.duels)
    build = container.dataset_builders()[Collection.LESSONS]()
    try:
        is_there = container.lessons().manifest().plan == plan_of(container, build, size, seed=seed)
    except UnusableDatasetError:
        is_there = False
    if not _begin("dataset", is_there=is_there):
        build_with_progress(container, Collection.LESSONS, size, seed=seed, scheduler=scheduler)


def _train(container: CliContainer, grid: Grid | None, seed: int, scheduler: str | None) -> ModelVersion:
    """Raise what the registry has said, where the model is trained but cannot be registered."""
    train_model = trainer_of(container, grid=grid, scheduler=scheduler)
    known = train_model.known(seed=seed)
    if _begin("train", is_there=known is not None) and known:
        return known
    training = train_with_progress(train_model, seed=seed)
    if training.model is None:
        raise typer.Exit(1)
    return training.model


def _evaluate(container: CliContainer, model: ModelVersion, *, quick: bool, sample: int | None, seed: int) -> None:
    evaluate_model = container.evaluate_model()
    is_there = evaluate_model.is_done(model.version, quick=quick, sample=sample, seed=seed)
    if not _begin("evaluate", is_there=is_there):
        evaluate_with_progress(evaluate_model, version=model.version, quick=quick, sample=sample, seed=seed)


def _compare(container: CliContainer, *, sample: int | None, seed: int) -> None:
    compare_models = container.compare_models()
    if not _begin("compare", is_there=compare_models.is_done(sample=sample, seed=seed)):
        compare_with_progress(compare_models, sample=sample, seed=seed)


def _begin(step: str, *, is_there: bool) -> bool:
    """Say which step comes, and return whether there is nothing to do."""
    done = ": it is there already, for exactly these inputs" if is_there else ""
    err.print(f"Step {_STEPS.index(step) + 1} of {len(_STEPS)}, {step}{done}.", highlight=False)
    return is_there
