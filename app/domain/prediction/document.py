"""What an evaluation says: words, tables and figures, whatever they are printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Points of a figure; `low` and `high` are the ends of their intervals, where they have any."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    is_plain: bool = False
    """Whether it has too many points to mark each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    name: str
    """Names its file."""
    title: str
    x: str
    y: str
    lines: tuple[Line, ...]
    x_is_log: bool = False
    y_is_log: bool = False
    has_diagonal: bool = False
    """Whether to draw where both axes are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars that lie one above the other, the first on top."""

    name: str
    title: str
    x: str
    labels: tuple[str, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells that are the darker, the larger their value."""

    name: str
    title: str
    x: str
    y: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[float, ...], ...]


Drawing = Figure | Bars | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    name: str
    title: str
    words: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    figures: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    title: str
    facts: Mapping[str, str]
    """What was evaluated, and on what."""
    sections: tuple[Section, ...]
    pending: tuple[str, ...]
    """Titles of sections that are not there yet, or were left out."""
