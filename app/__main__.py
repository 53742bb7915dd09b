"""The command `predictiondex`, also `python -m app`."""

from __future__ import annotations

import sys

from pydantic import ValidationError

from app.container.container import Container
from app.main import create_app, create_worker_app
from app.presentation.cli.application import run_command
from app.presentation.cli.console import fail
from app.presentation.cli.dependencies import Dependencies


def main(arguments: list[str] | None = None) -> int:
    container = Container()
    try:
        container.settings()
    except ValidationError as error:
        for wrong in error.errors():
            fail(f"PREDICTIONDEX_{'_'.join(map(str, wrong['loc'])).upper()}: {wrong['msg']}.")
        return 2
    dependencies = Dependencies(
        container=container, create_app=lambda: create_app(container), create_worker_app=create_worker_app
    )
    return run_command(arguments, dependencies)


if __name__ == "__main__":
    sys.exit(main())
