"""Commands of `predictiondex` as its command line understands them, without running them."""

from __future__ import annotations

from functools import cache
from typing import Any

import typer

from app.presentation.cli.application import create_cli


@cache
def ours() -> Any:
    return typer.main.get_command(create_cli())


def understand(command: Any, arguments: list[str]) -> None:
    """Go down to the command that is meant, and leave with what is wrong with its options."""
    context = command.make_context("any", list(arguments))
    while hasattr(command, "resolve_command"):
        name, command, arguments = command.resolve_command(context, arguments)
        context = command.make_context(name, list(arguments), parent=context)
