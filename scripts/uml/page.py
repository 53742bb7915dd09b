"""Markdown with Mermaid in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.uml.classes import Class

_ORIGIN: Final = "<!-- Drawn from the code by `make uml`. Do not edit. -->"
_MOST_MEMBERS: Final = 30


def page(title: str, introduction: str, *parts: str) -> str:
    return "\n\n".join([_ORIGIN, f"# {title}", introduction, *parts]) + "\n"


def diagram(kind: str, lines: Iterable[str]) -> str:
    return "\n".join(["```mermaid", kind, *(f"    {line}" for line in lines), "```"])


def class_diagram(lines: Iterable[str]) -> str:
    config = ["---", "config:", "    class:", "        hideEmptyMembersBox: true", "---"]
    return diagram("\n".join([*config, "classDiagram"]), lines)


def class_box(one: Class, *, stereotype: str | None = None) -> list[str]:
    """Return a class with what is in it, which is cut where it is a whole table."""
    lines = [f"<<{stereotype}>>"] if stereotype else []
    lines += [str(member) for member in one.members[:_MOST_MEMBERS]]
    if len(one.members) > _MOST_MEMBERS:
        lines += [f"and {len(one.members) - _MOST_MEMBERS} more"]
    return [f"class {one.name} {{", *(f"    {line}" for line in lines), "}"] if lines else [f"class {one.name}"]


def bare_box(name: str, stereotype: str) -> list[str]:
    """Return a class that another diagram shows whole."""
    return [f"class {name} {{", f"    <<{stereotype}>>", "}"]
