from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.pokedex.names import normalise
from app.infrastructure.sources.pokepedia.games import names_lets_go, names_other_game
from app.infrastructure.sources.pokepedia.markup import rows, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.infrastructure.sources.pokepedia.markup import Cell, Heading
    from app.infrastructure.sources.pokepedia.page import Page

ANCHOR: Final = "Par_montée_en_niveau"
_AT_START: Final = 1
"""The level that `Départ` stands for."""
_HIGHEST_LEVEL: Final = 100
_LEVEL: Final = re.compile(r"(?:n(?:iv)?\.)?(\d{1,3})", re.IGNORECASE)
_LOOSE_LEVEL: Final = re.compile(r"(\bn(?:iv)?\.)\s+(?=\d)", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s,;/]+")
_NOT_IN_THIS_GAME: Final = frozenset("—–−-")  # noqa: RUF001 - wikis write all four


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    move: str
    levels: frozenset[int]
    on_evolution: bool


def level_rows(page: Page) -> tuple[LevelRow, ...]:
    """Return what the page says of Let's Go, whether one table has a column for each game or each game a table."""
    own = page.tables_below(ANCHOR, _name_lets_go)
    tables = own or page.tables_below(ANCHOR, lambda _: True)
    if not tables:
        raise page.broken(f"has no table below a heading with the id {ANCHOR}")
    header, body = rows(tables[0])
    column = _column(page, header, is_lets_go=bool(own))
    if column is None:
        return ()
    found = [_row(page, row, column) for row in page.move_rows(body, below=ANCHOR, columns=1 + column)]
    return tuple(row for row in found if row.levels or row.on_evolution)


def _name_lets_go(headings: Sequence[Heading]) -> bool:
    return any(names_lets_go(heading.words) for heading in headings)


def _column(page: Page, header: Sequence[Sequence[Cell]], *, is_lets_go: bool) -> int | None:
    """Return None where the columns are those of other games."""
    cells = [(column, cell) for line in header for column, cell in enumerate(line)]
    narrow = [(column, cell) for column, cell in cells if cell.columns == 1]
    found = {column for column, cell in narrow if names_lets_go(cell.words)}
    names_it = is_lets_go or any(names_lets_go(cell.words) for _, cell in cells)
    if not found and names_it:
        found = {column for column, cell in narrow if normalise(text(cell.content)) == "niveau"}
    if len(found) == 1:
        return found.pop()
    if not names_it and any(names_other_game(cell.words) for _, cell in narrow):
        return None
    reason = "has not one column of Let's Go; one was expected whose heading links to that game, or says LGPE"
    said = " | ".join(dict.fromkeys(text(cell.content) for _, cell in cells))
    raise page.broken(reason, column=ANCHOR, value=said)


def _row(page: Page, row: Sequence[Cell], column: int) -> LevelRow:
    move, said = page.move(row[0], below=ANCHOR), text(row[column].content)
    whens = [_when(one) for one in _SEPARATORS.split(_LOOSE_LEVEL.sub(r"\1", said).strip(",;/ "))]
    if None in whens:
        reason = f"says no level at {move}; `N.15`, `Départ`, `Évolution` or `—` was expected"
        raise page.broken(reason, column=ANCHOR, value=said)
    levels = frozenset(when for when in whens if isinstance(when, int))
    return LevelRow(move=move, levels=levels, on_evolution="evolution" in whens)


def _when(said: str) -> int | str | None:
    """Return the level, `evolution`, `never`, or None for what is none of these."""
    if said in _NOT_IN_THIS_GAME:
        return "never"
    if (word := normalise(said)) in {"depart", "evolution"}:
        return _AT_START if word == "depart" else word
    level = _LEVEL.fullmatch(said)
    return int(level[1]) if level and 1 <= int(level[1]) <= _HIGHEST_LEVEL else None
