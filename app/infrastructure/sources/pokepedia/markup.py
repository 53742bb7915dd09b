"""What stands where on a page of a wiki: its tables, the headings above them, and their cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsel import Selector

_SHOWN: Final = (
    "[not(ancestor::sup or ancestor::style or ancestor::script)]"
    "[not(ancestor::*[contains(@class, 'mw-editsection')])]"
    "[not(ancestor::*[contains(translate(@style, ' ', ''), 'display:none')])]"
)
_TEXTS: Final = f".//text(){_SHOWN}"
_TITLES: Final = f".//a{_SHOWN}/@title"
_LINKS: Final = f".//a{_SHOWN}"
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADINGS_AND_TABLES: Final = "//*[self::{} or self::table[not(ancestor::table)]]".format(" or self::".join(_HEADINGS))
_LARGEST_SPAN: Final = 100
"""More than any table has; a span beyond it is a mistake in the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    level: int
    """1 to 6."""
    anchors: tuple[str, ...]
    """Its ids: older wikis give them to an element inside of it."""
    words: tuple[str, ...]
    """Its text, and the titles of the pages that it links to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    path: tuple[Heading, ...]
    """The heading of the section, and those that it stands under, the outermost first."""
    tables: tuple[Selector, ...]
    """Those before the next heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    content: Selector
    columns: int
    """How many columns it spans."""

    @property
    def words(self) -> tuple[str, ...]:
        return words(self.content)


def text(element: Selector) -> str:
    """Return what a reader sees, in one line, without footnote marks."""
    return " ".join(" ".join(element.xpath(_TEXTS).getall()).split())


def link_text(element: Selector) -> str | None:
    """Return the text of the first link that has any: a link around an icon has none."""
    return next(filter(None, map(text, element.xpath(_LINKS))), None)


def words(element: Selector) -> tuple[str, ...]:
    """Return the text, and the titles of the pages that it links to: an abbreviation's link has the full name."""
    return (text(element), *element.xpath(_TITLES).getall())


def sections(page: Selector) -> tuple[Section, ...]:
    path: tuple[Heading, ...] = ()
    found = [Section(path=path, tables=())]
    for element in page.xpath(_HEADINGS_AND_TABLES):
        if element.root.tag == "table":
            found[-1] = Section(path=path, tables=(*found[-1].tables, element))
        else:
            heading = _heading(element)
            path = (*(above for above in path if above.level < heading.level), heading)
            found.append(Section(path=path, tables=()))
    return tuple(found)


def _heading(element: Selector) -> Heading:
    return Heading(
        level=_HEADINGS.index(element.root.tag) + 1,
        anchors=tuple(element.xpath("@id | .//@id").getall()),
        words=words(element),
    )


def rows(table: Selector) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Return the header's rows and the body's, with a cell in each column that it spans, and in each row.

    Not every wiki marks a header as such: the rows before the first that has a cell of data are the header.
    """
    all_rows = table.xpath("./tr | ./thead/tr | ./tbody/tr")
    first = next((number for number, row in enumerate(all_rows) if row.xpath("./td")), len(all_rows))
    body = [row for row in all_rows[first:] if row.xpath("./td")]
    return _spread(all_rows[:first]), _spread(body)


def _spread(table_rows: Sequence[Selector]) -> list[list[Cell]]:
    spread: list[list[Cell]] = []
    from_above: dict[int, tuple[Cell, int]] = {}  # by column: the cell, and how many more rows it reaches
    for row in table_rows:
        line, from_above = _line(_cells(row), from_above)
        spread.append(line)
    return spread


def _line(
    cells: Iterator[tuple[Cell, int]], from_above: dict[int, tuple[Cell, int]]
) -> tuple[list[Cell], dict[int, tuple[Cell, int]]]:
    line: list[Cell] = []
    below: dict[int, tuple[Cell, int]] = {}
    for column in count():
        cell, more_rows = from_above.get(column) or next(cells, (None, 0))
        if cell is None:
            return line, below
        line.append(cell)
        if more_rows:
            below[column] = (cell, more_rows - 1)
    return line, below


def _cells(row: Selector) -> Iterator[tuple[Cell, int]]:
    """Yield each cell as often as it spans columns, with the number of rows below that it reaches into."""
    for content in row.xpath("./td | ./th"):
        cell = Cell(content=content, columns=_span(content, "colspan"))
        for _ in range(cell.columns):
            yield cell, _span(content, "rowspan") - 1


def _span(content: Selector, attribute: str) -> int:
    span = content.attrib.get(attribute, "1")
    return min(max(int(span), 1), _LARGEST_SPAN) if span.isdecimal() else 1
