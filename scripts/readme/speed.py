"""How fast the service is, from the latest measurements."""

from __future__ import annotations

from typing import Final

from scripts.markdown import table
from scripts.readme.places import DOCS

_ASKED: Final = {
    "who beats an untrained Pokémon, of everybody with every move": ("advice", "counters, untrained", "ms"),
    "the same, where it is trained": ("advice", "counters, trained opponent", "ms"),
    "two teams of six, all trained": ("advice", "two teams of six, all trained", "ms"),
    "from a click on the page to the new answer": ("web", "click", "s"),
    "from the address of a battle to its answer, in a new browser": ("web", "first visit", "s"),
}
"""What is waited for: the page that has measured it, its row there, and the unit of time."""


def speed() -> str:
    return table(["", "median", "slowest"], [_waited(told, *where) for told, where in _ASKED.items()])


def _waited(told: str, page: str, name: str, unit: str) -> list[str]:
    _, median, slowest, *_ = cells_of(page, name)
    return [told, f"{median} {unit}", f"{slowest} {unit}"]


def cells_of(page: str, name: str) -> list[str]:
    """Return the cells beside a name, as the page tells them.

    Raises:
        ValueError: the page has no such row, or several.
    """
    text = (DOCS / "benchmarks" / f"{page}.md").read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines() if one.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]
