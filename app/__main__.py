"""The command `predictiondex`, also `python -m app`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.container.container import Container


def main(arguments: list[str] | None = None) -> int:
    # All that is imported stays: to look for garbage in it would take a third of the time.
    gc.disable()
    from app.container.container import Container
    from app.main import create_app, create_worker_app
    from app.presentation.cli.application import run_command
    from app.presentation.cli.dependencies import Dependencies

    gc.freeze()
    gc.enable()
    container = Container()
    if not _understands_settings(container):
        return 2
    dependencies = Dependencies(
        container=container, create_app=lambda: create_app(container), create_worker_app=create_worker_app
    )
    return run_command(arguments, dependencies)


def _understands_settings(container: Container) -> bool:
    from pydantic import ValidationError

    from app.presentation.cli.console import fail

    try:
        container.settings()
    except ValidationError as error:
        for wrong in error.errors():
            fail(f"PREDICTIONDEX_{'_'.join(map(str, wrong['loc'])).upper()}: {wrong['msg']}.")
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
