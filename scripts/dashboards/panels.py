"""What a dashboard shows, without how Grafana wants it written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

GREEN: Final = "green"
YELLOW: Final = "yellow"
RED: Final = "red"


class Look(StrEnum):
    LINES = "lines"
    NUMBER = "number"
    NAME = "name"
    """A number's series by its name, where the number itself says nothing."""
    HEATMAP = "heatmap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    promql: str
    legend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """From this value on, this colour."""

    value: float
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    title: str
    description: str
    unit: str
    queries: tuple[Query, ...]
    look: Look = Look.LINES
    width: int = 12
    base: str = GREEN
    """The colour below every limit."""
    limits: tuple[Limit, ...] = ()
    words: tuple[tuple[int, str, str], ...] = ()
    """Values that have words of their own, with their colours."""
    nothing: str = "No data"
    alerts: tuple[str, ...] = ()
    """Whose runbooks help whoever looks at this."""

    @property
    def height(self) -> int:
        return 4 if self.look in {Look.NUMBER, Look.NAME} else 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    name: str
    """Of its file and, after `predictiondex-`, of its address."""
    title: str
    description: str
    rows: tuple[Row, ...]
    alerts: tuple[str, ...]
    """Those that lead here; their runbooks stand at its end."""

    @property
    def uid(self) -> str:
        return f"predictiondex-{self.name}"
