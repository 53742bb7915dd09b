"""Commands in this process, wired by a container of fakes; none of them may begin to serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, cast

from app.presentation.cli.application import run_command
from app.presentation.cli.dependencies import Dependencies

if TYPE_CHECKING:
    from app.presentation.cli.dependencies import CliContainer


def run_with(container: object, *arguments: str) -> int:
    """Return the exit status; what a command asks for that the container lacks is an error of the test."""
    dependencies = Dependencies(container=cast("CliContainer", container), create_app=_serve, create_worker_app=_serve)
    return run_command(arguments, dependencies)


def _serve() -> NoReturn:
    raise AssertionError
