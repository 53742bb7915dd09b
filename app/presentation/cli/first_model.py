"""`learn first`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads it

from app.application.ports.model_registry import NoSuchModelError, OutdatedModelError
from app.domain.registry.promotion import Place
from app.presentation.cli.console import err
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.learn_options import DEFAULT_SEED
from app.presentation.cli.lessons import prepare_lessons
from app.presentation.cli.model import promote_with_progress
from app.presentation.cli.train import train_with_progress

if TYPE_CHECKING:
    from app.presentation.cli.dependencies import CliContainer


def first(context: typer.Context) -> None:
    """Train a model and put it into production, where there is none that this release can use."""
    container = container_of(context)
    if not bring_model(container, by="learn first"):
        err.print("There is a model in production already.")
    # What could not be registered is no success here: whoever starts next asks for the model.
    container.production_model()


def bring_model(container: CliContainer, *, by: str) -> bool:
    """Return whether there was none; that of this release passes the gate, as any other."""
    try:
        container.production_model()
    except (NoSuchModelError, OutdatedModelError):
        prepare_lessons(container, duels=container.first_lessons())
        training = train_with_progress(container.train_model(), seed=DEFAULT_SEED)
        if training.model:
            for place in Place:
                promote_with_progress(container, training.model.version, place, by=by)
        return True
    return False
