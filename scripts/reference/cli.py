"""The reference of the command line, from its tree of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import typer
import typer.main
from typer.core import TyperGroup

from app.presentation.cli.application import create_cli
from app.presentation.cli.exit_statuses import MEANINGS
from scripts.markdown import anchor, table
from scripts.reference.markdown import code, fence, page, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = "predictiondex"
_INTRODUCTION: Final = """`predictiondex`, or `python -m app`, is everything that PredictionDex does on a machine.
Each command explains itself with `--help`. What it needs to know of the place where it runs comes from the
[settings](settings.md)."""
_STATUSES: Final = "Every command ends with one of these; the reason for any but the first is told on standard error."
_NAMES: Final = {
    "str": "text",
    "bool": "",
    "int range": "whole number",
    "float range": "number",
    "path": "path",
    "dir": "folder",
    "file": "file",
    "FileTextWrite": "file",
    "%Y-%m-%dT%H:%M|%Y-%m-%dT%H:%M:%S|%Y-%m-%d": "time, such as `2026-11-20T12:00`",
}
"""By what Typer calls what an option takes."""


def cli_page() -> str:
    commands = list(_commands())
    statuses = table(("status", "when"), [(code(status.value), prose(told)) for status, told in MEANINGS.items()])
    listed = table(("command", "what it does"), [(_link(path), prose(_first_line(one))) for path, one, _ in commands])
    parts = [_told(path, one, context) for path, one, context in commands]
    return page(
        "Command line", _INTRODUCTION, listed, f"## Exit status\n\n{_STATUSES}\n\n{statuses}", "## Commands", *parts
    )


def _commands() -> Iterator[tuple[str, Any, Any]]:
    """Give every command with its name and the context that it would run in."""
    root: Any = typer.main.get_command(create_cli())
    yield from _below(root, typer.Context(root, info_name=_NAME), "")


def _below(command: Any, context: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if not isinstance(command, TyperGroup):
        yield path, command, context
        return
    for name in command.list_commands(context):
        inner: Any = command.get_command(context, name)
        yield from _below(inner, typer.Context(inner, info_name=name, parent=context), f"{path} {name}".strip())


def _first_line(command: Any) -> str:
    return str(command.help).split("\n\n", 1)[0]


def _link(path: str) -> str:
    return f"[{code(path)}](#{anchor(path)})"


def _told(path: str, command: Any, context: Any) -> str:
    usage = " ".join(["predictiondex", path, *command.collect_usage_pieces(context)])
    rows = [_row(one, context) for one in command.get_params(context) if one.name != "help" and not one.hidden]
    options = table(("argument or option", "takes", "default", "what it says"), rows) if rows else ""
    parts = (f"### {path}", prose(str(command.help)), fence("text", usage), options)
    return "\n\n".join(part for part in parts if part)


def _row(parameter: Any, context: Any) -> tuple[str, str, str, str]:
    name = parameter.display_name_raw if parameter.param_type_name == "argument" else parameter.opts[0]
    variable = f" Also {code(parameter.envvar)}." if parameter.envvar else ""
    return code(name), _takes(parameter, context), _default(parameter), prose(parameter.help) + variable


def _takes(parameter: Any, context: Any) -> str:
    kind = parameter.display_type_rich(ctx=context).removeprefix("<").removesuffix(">")
    return _NAMES[kind] + _limits(parameter) if kind in _NAMES else _choices(kind)


def _limits(parameter: Any) -> str:
    low, high = parameter.min, parameter.max
    if low is not None and high is not None:
        return f", {low} to {high}"
    return "".join(f", {word} {limit}" for word, limit in (("at least", low), ("at most", high)) if limit is not None)


def _choices(kind: str) -> str:
    inner = kind.removeprefix("list[").removesuffix("]")
    words = ", ".join(code(one) for one in inner.split("|"))
    return f"{words}, several times" if kind.startswith("list[") else words


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    if isinstance(parameter.default, bool):
        return "yes" if parameter.default else "no"
    return "none" if parameter.default is None else code(parameter.default) or "none"
