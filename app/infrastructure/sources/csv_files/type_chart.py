"""The type chart as a square: a line for each attacking type, a column for each defending one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.domain.errors import UnknownNameError
from app.domain.pokedex.type_chart import TypeChart
from app.infrastructure.sources.csv_files.cells import WrongCellError, multiplier_of
from app.infrastructure.sources.csv_files.writing import csv_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.pokedex.names import NameIndex
    from app.infrastructure.sources.csv_files.table import Row, Table


def type_chart_text(chart: TypeChart, types: Sequence[str]) -> str:
    rows = ([one, *(f"{chart.multipliers[one, other]:g}" for other in types)] for one in types)
    return csv_text(columns=("attacking", *types), rows=rows)


def type_chart_of(table: Table, types: Sequence[str], names: NameIndex) -> TypeChart:
    """Read a whole chart; the first column names the attacking types, the header the defending ones.

    Raises:
        BrokenSourceError: a type lacks, stands twice or is unknown, or a multiplier is none of the game's.
    """
    return _Square(table, types, names).read()


class _Square:
    def __init__(self, table: Table, types: Sequence[str], names: NameIndex) -> None:
        self._table = table
        self._types = types
        self._names = names
        self._problems = list(table.problems)

    def read(self) -> TypeChart:
        corner, *headings = self._table.columns
        rows = self._table.rows
        defending = self._named([(self._table.line, heading, heading) for heading in headings], "column")
        attacking = self._named([(row.line, corner, row.cells[corner]) for row in rows], "line")
        cells = {
            (ours, theirs): self._multiplier(row, heading)
            for row, ours in zip(rows, attacking, strict=True)
            for heading, theirs in zip(headings, defending, strict=True)
        }
        if self._problems:
            raise BrokenSourceError(sorted(self._problems, key=lambda one: one.line or 0))
        # Without a problem, there is no cell without types and a multiplier.
        return TypeChart(multipliers={(a, b): cell for (a, b), cell in cells.items() if a and b and cell is not None})

    def _named(self, places: Sequence[tuple[int, str, str]], what: str) -> list[str | None]:
        """Return the type that is named at each (line, column, name); every type must be, once."""
        slugs: list[str | None] = []
        for line, column, name in places:
            slug = self._slug(line, column, name)
            if slug is not None and slug in slugs:
                self._report(line, column, name, f"is {slug}, which has a {what} already")
            slugs.append(slug)
        if lacking := [slug for slug in self._types if slug not in slugs]:
            reason = f"lacks a {what} for {', '.join(lacking)}"
            self._problems.append(SourceProblem(file=self._table.file, line=None, reason=reason))
        return slugs

    def _slug(self, line: int, column: str, name: str) -> str | None:
        try:
            return self._names.slug_of(name)
        except UnknownNameError as error:
            self._report(line, column, name, str(error))
            return None

    def _multiplier(self, row: Row, column: str) -> float | None:
        cell = row.cells[column]
        try:
            return multiplier_of(cell)
        except WrongCellError as error:
            self._report(row.line, column, cell, error.reason)
            return None

    def _report(self, line: int, column: str, value: str, reason: str) -> None:
        problem = SourceProblem(file=self._table.file, line=line, column=column, value=value, reason=reason)
        self._problems.append(problem)
