from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.domain.pokedex.names import name_problem, normalise
from app.infrastructure.sources.pokepedia.markup import link_text, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from parsel import Selector

    from app.infrastructure.sources.pokepedia.markup import Cell, Heading, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    address: str
    sections: tuple[Section, ...]

    def broken(self, reason: str, *, column: str | None = None, value: str | None = None) -> BrokenSourceError:
        problem = SourceProblem(file=self.address, line=None, reason=reason, column=column, value=value)
        return BrokenSourceError([problem])

    def headings_below(self, anchor: str) -> tuple[Heading, ...]:
        return tuple(heading for between, _ in self._below(anchor) for heading in between)

    def tables_below(self, anchor: str, wanted: Callable[[Sequence[Heading]], bool]) -> tuple[Selector, ...]:
        """Return the tables below the heading with this id, where `wanted` accepts the headings in between."""
        return tuple(table for between, section in self._below(anchor) if wanted(between) for table in section.tables)

    def _below(self, anchor: str) -> Iterator[tuple[tuple[Heading, ...], Section]]:
        for section in self.sections:
            for depth, heading in enumerate(section.path, start=1):
                if normalise(anchor) in map(normalise, heading.anchors):
                    yield section.path[depth:], section

    def move_rows(self, body: Sequence[Sequence[Cell]], *, below: str, columns: int) -> list[Sequence[Cell]]:
        """Return the rows but those of one wide cell, which are remarks; `Aucune` is the remark of an empty table."""
        found = [row for row in body if not _is_remark(row)]
        if any(len(row) < columns for row in found):
            raise self.broken(f"a row has not the {columns} columns that were expected", column=below)
        remarks = [normalise(text(row[0].content)) for row in body if _is_remark(row)]
        if not found and not any(remark.startswith("aucun") for remark in remarks):
            raise self.broken("the table names no move, and does not say `Aucune` either", column=below)
        return found

    def move(self, cell: Cell, *, below: str) -> str:
        name = link_text(cell.content) or text(cell.content)
        if problem := name_problem(name):
            raise self.broken(f"a row names no move where one was expected; it {problem}", column=below, value=name)
        return name


def _is_remark(row: Sequence[Cell]) -> bool:
    return row[0].columns >= len(row) > 1
