"""The reference of the command line, from its tree of commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import typer
import typer.main
from typer.core import TyperGroup

from app.presentation.cli.application import _create_cli
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
# Of what Typer tells beside the help of an option: its variable, default, range, and whether it must be there.
_EXTRA: Final = re.compile(r"\s*\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)?)\]$")
_LIMITS: Final = re.compile(r"(?:(\S+)<=x<=(\S+)|x>=(\S+))")


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
    root: Any = typer.main.get_command(_create_cli())
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
    records = [
        (parameter, parameter.get_help_record(context))
        for parameter in command.get_params(context)
        if parameter.name != "help"
    ]
    rows = [_row(parameter, record) for parameter, record in records if record]
    options = table(("argument or option", "takes", "default", "what it says"), rows) if rows else ""
    parts = (f"### {path}", prose(str(command.help)), fence("text", usage), options)
    return "\n\n".join(part for part in parts if part)


def _row(parameter: Any, record: tuple[str, str]) -> tuple[str, str, str, str]:
    usage, told = record
    name, _, kind = usage.partition(" ")
    extra = _EXTRA.search(told)
    facts = extra[1].split("; ") if extra else []
    says = told[: extra.start()] if extra else told
    return code(name), _takes(kind, facts), _default(parameter, facts), prose(says) + _variable(facts)


def _takes(kind: str, facts: list[str]) -> str:
    limits = next((match for fact in facts if (match := _LIMITS.fullmatch(fact))), None)
    bare = kind.removeprefix("<").removesuffix(">")
    named = _NAMES.get(bare, bare)
    if limits is None:
        return named if bare in _NAMES or not bare else _choices(bare)
    low, high, least = limits.groups()
    return f"{named}, {low} to {high}" if high else f"{named}, at least {least}"


_NAMES: Final = {
    "str": "text",
    "int range": "whole number",
    "float range": "number",
    "path": "path",
    "dir": "folder",
    "file": "file",
    "FileTextWrite": "file",
    "%Y-%m-%dT%H:%M|%Y-%m-%dT%H:%M:%S|%Y-%m-%d": "time, such as `2026-11-20T12:00`",
}


def _choices(kind: str) -> str:
    inner = kind.removeprefix("list[").removesuffix("]")
    words = ", ".join(code(one) for one in inner.split("|"))
    return f"{words}, several times" if kind.startswith("list[") else words


def _default(parameter: Any, facts: list[str]) -> str:
    if parameter.required:
        return "required"
    told = next((fact.removeprefix("default: ") for fact in facts if fact.startswith("default: ")), "")
    return code(told) or ("no" if parameter.is_flag else "none")


def _variable(facts: list[str]) -> str:
    named = next((fact.removeprefix("env var: ") for fact in facts if fact.startswith("env var: ")), "")
    return f" Also {code(named)}." if named else ""
