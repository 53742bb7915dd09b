"""What a page of the wiki says about the learning of moves in Let's Go, in the page's own words.

The site is known from programs that read it: below `Par montée en niveau` one table has a column for each game, below
`Par CT` each game has a heading and a table, and below `Par donneur de capacités` the two partners have theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parsel import Selector

from app.domain.pokedex.names import normalise
from app.infrastructure.sources.pokepedia.games import names_lets_go, names_other_game
from app.infrastructure.sources.pokepedia.level_table import level_rows
from app.infrastructure.sources.pokepedia.markup import rows, sections, text
from app.infrastructure.sources.pokepedia.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.infrastructure.sources.pokepedia.level_table import LevelRow
    from app.infrastructure.sources.pokepedia.markup import Heading

BY_TM: Final = "Par_CT"
BY_TUTOR: Final = "Par_donneur_de_capacités"


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnsetPage:
    """Names of moves are French, and spelt as on the page."""

    address: str
    name: str
    """Of the Pokémon, as the title says it."""
    by_level: tuple[LevelRow, ...]
    by_tm: tuple[str, ...] | None
    """None where the page has no table for it, as in the next: it does not say that there is nothing to learn."""
    by_tutor: tuple[str, ...] | None
    """What only the partner is taught."""


def read_page(html: str, address: str) -> LearnsetPage:
    """Raise `BrokenSourceError` for a page that is not built as a learnset of the seventh generation is."""
    document = Selector(text=html, type="html")
    page = Page(address=address, sections=sections(document))
    name = _name(page, document)
    return LearnsetPage(
        address=address,
        name=name,
        by_level=level_rows(page),
        by_tm=_by_tm(page),
        by_tutor=_by_tutor(page, name),
    )


def _name(page: Page, document: Selector) -> str:
    title = "".join(map(text, document.xpath("//*[@id='firstHeading']")))
    if name := title.partition("/")[0].strip():
        return name
    raise page.broken("has no title; an element with the id firstHeading was expected, as `Pikachu/Génération 7`")


def _by_tm(page: Page) -> tuple[str, ...] | None:
    tables = page.tables_below(BY_TM, lambda headings: any(names_lets_go(one.words) for one in headings))
    if tables:
        return tuple(_taught_by_tm(page, tables[0]))
    headings = page.headings_below(BY_TM)
    names_it = any(names_lets_go(one.words) for one in headings)
    return () if not names_it and any(names_other_game(one.words) for one in headings) else None


def _taught_by_tm(page: Page, table: Selector) -> Sequence[str]:
    found = page.move_rows(rows(table)[1], below=BY_TM, columns=2)
    for row in found:
        if not re.search(r"\d", number := text(row[0].content)):
            raise page.broken("is no TM; `CT01` was expected in the first column", column=BY_TM, value=number)
    return [page.move(row[1], below=BY_TM) for row in found]


def _by_tutor(page: Page, name: str) -> tuple[str, ...] | None:
    def are_the_partners(headings: Sequence[Heading]) -> bool:
        if any(names_lets_go(one.words) for one in headings):
            return True
        said = [normalise(one.words[0]) for one in headings]
        is_named = any(one == normalise(name) or "partenaire" in one for one in said)
        return is_named and not any(names_other_game(one.words) for one in headings)

    tables = page.tables_below(BY_TUTOR, are_the_partners)
    if not tables:
        return None
    found = page.move_rows(rows(tables[0])[1], below=BY_TUTOR, columns=1)
    return tuple(page.move(row[0], below=BY_TUTOR) for row in found)
