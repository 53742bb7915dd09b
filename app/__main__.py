"""The command `predictiondex`, also `python -m app`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.container.container import Container

_HARMLESS: Final = {"smoke", "web"}
"""Commands that ask a server which has settings of its own."""


def main(arguments: list[str] | None = None) -> int:
    # All that is imported stays: to look for garbage in it would take a third of the time.
    gc.disable()
    from app.container.container import Container
    from app.main import create_app, create_worker_app
    from app.presentation.cli.application import run_command
    from app.presentation.cli.dependencies import Dependencies
    from app.presentation.cli.exit_statuses import ExitStatus

    gc.freeze()
    gc.enable()
    container = Container()
    if not _may_start(container, sys.argv[1:] if arguments is None else arguments):
        return ExitStatus.NOT_UNDERSTOOD
    dependencies = Dependencies(
        container=container, create_app=lambda: create_app(container), create_worker_app=create_worker_app
    )
    return run_command(arguments, dependencies)


def _may_start(container: Container, arguments: Sequence[str]) -> bool:
    """Say everything that is wrong with the settings at once."""
    from app.presentation.cli.console import fail

    command = arguments[0] if arguments else "--help"
    if command == "settings" or "--help" in {command, *arguments}:
        return True
    report = container.settings_report()
    if not report.objections or (report.settings and command in _HARMLESS):
        return True
    fail("Nothing starts with these settings:\n" + "\n".join(f"- {one}" for one in report.objections))
    return False


if __name__ == "__main__":
    sys.exit(main())
