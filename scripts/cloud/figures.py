"""Figures of docs/benchmarks, read from there, so that nothing is worked out from one that has changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BENCHMARKS: Final = Path(__file__).parents[2] / "docs" / "benchmarks"
_NUMBER: Final = r"([\d,.]+)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    untrained_milliseconds: float
    """Of a processor, for the best move of untrained Pokémon, measured and logged."""
    trained_milliseconds: float
    stored_bytes: float
    """Of a prediction in PostgreSQL, with its indexes."""
    log_bytes: float
    """Of the write-ahead log, where ten are written at once."""
    small_group_microseconds: float
    """Of the server's processor for each prediction, where ten are written at once."""
    large_group_microseconds: float
    """The same where 100 are."""


def read_figures() -> Figures:
    monitoring, storing = _text("monitoring"), _text("storing")
    small = _row(storing, "10", 3)
    return Figures(
        untrained_milliseconds=_watched(monitoring, "default spreads"),
        trained_milliseconds=_watched(monitoring, "spreads of their own"),
        stored_bytes=_find(rf"On disk a prediction then takes {_NUMBER} bytes", storing),
        log_bytes=small[2],
        small_group_microseconds=small[1],
        large_group_microseconds=_row(storing, "100", 3)[1],
    )


def _watched(text: str, kind: str) -> float:
    return _row(text, rf"{kind} \| both", 4)[3]


def _row(text: str, name: str, cells: int) -> list[float]:
    found = re.search(rf"^\| {name} \|" + rf" {_NUMBER} \|" * cells, text, re.MULTILINE)
    if found is None:
        raise ValueError(name)
    return [_number(one) for one in found.groups()]


def _find(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError(pattern)
    return _number(found[1])


def _number(told: str) -> float:
    return float(told.replace(",", ""))


def _text(name: str) -> str:
    return (_BENCHMARKS / f"{name}.md").read_text(encoding="utf-8")
