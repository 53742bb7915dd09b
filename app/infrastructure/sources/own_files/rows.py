"""Rows that a user wrote, as the facts that they state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.domain.pokedex.names import normalise
from app.infrastructure.sources.csv_files.cells import WrongCellError
from app.infrastructure.sources.csv_files.table import broken
from app.infrastructure.sources.own_files.columns import NAME
from app.infrastructure.sources.own_files.headings import recognised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.csv_files.table import Row, Table
    from app.infrastructure.sources.own_files.columns import Column, Layout

Facts: TypeAlias = "Mapping[str, str | int | None]"
"""By the column of the bundled file."""
Cells: TypeAlias = "Mapping[str, str]"

_LONGEST_SHOWN: Final = 80
_FRENCH_ANSWERS: Final = {"vrai": "true", "faux": "false"}


class OwnRows:
    """Reads the rows of one table; `bundled` holds the cells of each entry that there is, by its slug."""

    def __init__(
        self, table: Table, layout: Layout, *, encoding: str, pokedex: Pokedex, bundled: Mapping[str, Cells]
    ) -> None:
        self._table = table
        self._layout = layout
        self._encoding = encoding
        self._pokedex = pokedex
        self._bundled = bundled
        self._columns = recognised(table, layout)
        self._headings = {column.name: heading for heading, column in self._columns.items()}
        self._problems = list(table.problems)
        self._lines: dict[str, int] = {}

    def read(self) -> dict[str, Facts]:
        """Return what is stated of each entry, or raise `BrokenSourceError` with everything that is wrong."""
        if not (self._table.rows or self._problems):
            raise broken(self._table.file, "has no line below the header")
        facts = {}
        for row in self._table.rows:
            slug = self._slug(row)
            facts[slug] = self._facts(row, self._bundled.get(slug, {}))
        if self._problems:
            raise BrokenSourceError(sorted(self._problems, key=lambda one: one.line or 0))
        return facts

    def _slug(self, row: Row) -> str:
        """Return the slug, which is empty where the name is wrong."""
        heading = self._headings[NAME]
        slug = str(self._value(row, heading) or "")
        first = self._lines.setdefault(slug, row.line)
        if slug and first != row.line:
            self._report(row, heading, f"is {slug}, which stands on line {first} already")
        return slug

    def _facts(self, row: Row, bundled: Cells) -> Facts:
        facts = {}
        for heading, column in self._columns.items():
            if column.read is None:
                self._compare(row, heading, column, bundled)
            elif column.name != NAME and not self._is_kept(row.cells[heading].strip(), column, bundled):
                facts[column.fact] = self._value(row, heading)
        self._tell_apart(row, {**bundled, **facts})
        return facts

    def _value(self, row: Row, heading: str) -> str | int | None:
        read = self._columns[heading].read
        try:
            return read(row.cells[heading].strip(), self._pokedex) if read else None
        except WrongCellError as error:
            self._report(row, heading, error.reason)
            return None

    def _is_kept(self, cell: str, column: Column, bundled: Cells) -> bool:
        return column.empty_keeps and cell in {"", self._written(bundled.get(column.fact, ""))}

    def _compare(self, row: Row, heading: str, column: Column, bundled: Cells) -> None:
        expected = bundled.get(column.fact)
        found = normalise(row.cells[heading])
        if expected is not None and _FRENCH_ANSWERS.get(found, found) != normalise(self._written(expected)):
            self._report(row, heading, f"cannot be changed; write {expected!r}, or leave the column out")

    def _tell_apart(self, row: Row, facts: Facts) -> None:
        values = [facts.get(name) for name in self._layout.different]
        if values and values[0] is not None and values[0] == values[1]:
            heading = next(self._headings[one] for one in reversed(self._layout.different) if one in self._headings)
            self._report(row, heading, f"must not be {values[0]} as the other type is")

    def _written(self, cell: str) -> str:
        """Return what the encoding of the file leaves of a cell: cp1252 has no ♀."""
        return cell.encode(self._encoding, "replace").decode(self._encoding)

    def _report(self, row: Row, heading: str, reason: str) -> None:
        value = row.cells[heading][:_LONGEST_SHOWN]
        problem = SourceProblem(file=self._table.file, line=row.line, column=heading, value=value, reason=reason)
        self._problems.append(problem)
