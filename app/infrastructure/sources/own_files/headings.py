"""Which known column each heading means, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.domain.pokedex.names import normalise
from app.infrastructure.sources.own_files.columns import NAME, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.infrastructure.sources.csv_files.table import Table
    from app.infrastructure.sources.own_files.columns import Column, Layout


def recognised(table: Table, layout: Layout) -> dict[str, Column]:
    """Return the column of each heading; case, accents, spaces and punctuation do not matter.

    Raises:
        BrokenSourceError: a heading is unknown, two mean one column, or a needed column lacks.
    """
    found = {heading: layout.column(heading) for heading in table.columns}
    if NAME not in {column.name for column in found.values() if column}:
        found = {heading: layout.column(NAME) if _is_slug(column) else column for heading, column in found.items()}
    columns = {heading: column for heading, column in found.items() if column}
    problems = [*_unknown(table, layout, columns), *_twice(table, columns), *_lacking(table, layout, columns)]
    if problems:
        raise BrokenSourceError(problems)
    return columns


def _is_slug(column: Column | None) -> bool:
    return column is not None and column.name == SLUG


def _unknown(table: Table, layout: Layout, columns: dict[str, Column]) -> Iterator[SourceProblem]:
    for heading in table.columns:
        if heading not in columns:
            known = ", ".join(column.name for column in layout.changeable)
            reason = f"is no column of this file; there are {known}"
            yield SourceProblem(file=table.file, line=table.line, column=heading, reason=reason)


def _twice(table: Table, columns: dict[str, Column]) -> Iterator[SourceProblem]:
    headings: dict[str, str] = {}
    for heading, column in columns.items():
        first = headings.setdefault(column.name, heading)
        if first != heading:
            reason = f"means {column.name}, as the column {first} does; leave one of them out"
            yield SourceProblem(file=table.file, line=table.line, column=heading, reason=reason)


def _lacking(table: Table, layout: Layout, columns: dict[str, Column]) -> Iterator[SourceProblem]:
    found = {column.name for column in columns.values()}
    for column in layout.columns:
        if column.is_needed and column.name not in found:
            also = ", ".join(normalise(synonym) for synonym in column.synonyms)
            reason = "lacks, but is needed" + (f"; it may also be called {also}" if also else "")
            yield SourceProblem(file=table.file, line=table.line, column=column.name, reason=reason)
