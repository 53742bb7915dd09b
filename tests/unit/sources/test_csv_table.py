"""Delimited text, and all that can be wrong with it."""

from __future__ import annotations

import pytest

from app.application.ports.pokedex_source import BrokenSourceError
from app.infrastructure.sources.csv_files.table import Dialect, Table, read_table


def table(text: str, **dialect: str) -> Table:
    return read_table("moves.csv", text, Dialect(**dialect))


def problems(text: str) -> list[tuple[int | None, str | None, str | None]]:
    return [(one.line, one.column, one.value) for one in table(text).problems]


def test_each_row_has_the_line_on_which_it_begins() -> None:
    found = table('name,pp\n"on\r\ntwo lines",1\n\nCut,2\rBite,3\r\n')
    assert [(row.line, row.cells["pp"]) for row in found.rows] == [(2, "1"), (5, "2"), (6, "3")]
    assert not found.problems


def test_lines_of_nothing_but_delimiters_are_no_rows() -> None:
    assert [row.line for row in table("name;pp\n;;\n  ;\nCut;30\n", delimiter=";").rows] == [4]


def test_columns_without_heading_and_cells_are_no_columns() -> None:
    found = table("name,pp,,\nCut,30,,\nBite,25\n")
    assert found.columns == ("name", "pp")
    assert [dict(row.cells) for row in found.rows] == [{"name": "Cut", "pp": "30"}, {"name": "Bite", "pp": "25"}]


@pytest.mark.parametrize("line", ["Cut", "Cut,30,more"])
def test_a_ragged_line_is_told_and_the_others_are_read(line: str) -> None:
    found = table(f"name,pp\n{line}\nBite,25\n")
    assert [(one.line, one.reason) for one in found.problems] == [
        (2, f"has {len(line.split(','))} cells, but the header has 2")
    ]
    assert [row.line for row in found.rows] == [3]


def test_an_unclosed_quote_is_told_where_it_opens_and_the_lines_after_it_are_read() -> None:
    found = table('name,pp\n"Cut,30\nBite,25\n"Dig",10\nFly\n"Surf,15\nGust,35\n')
    assert [one.line for one in found.problems] == [2, 5, 6]
    assert "quotation mark that is not closed" in found.problems[0].reason
    assert [row.cells["name"] for row in found.rows] == ["Bite", "Dig", "Gust"]


def test_a_control_character_is_told_with_its_cell() -> None:
    assert problems("name,pp\nCut,3\x000\nBi\x07te,25\nDig,10\n") == [(2, "pp", "3\x000"), (3, "name", "Bi\x07te")]


def test_characters_that_only_look_like_line_breaks_are_part_of_a_cell() -> None:
    assert [row.cells["name"] for row in table("name,pp\nC\u2028ut,30\n").rows] == ["C\u2028ut"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", r"moves\.csv: is empty; its first line must name the columns"),
        ("\n , \n", r"moves\.csv: is empty"),
        ("name,pp,name\nCut,30,Cut\n", r"moves\.csv, line 1, column name: stands 2 times"),
        ('\n"name,pp\n', r"moves\.csv, line 2: is not CSV"),
        ("na\x00me,pp\n", r"moves\.csv, line 1, column na\x00me: .*contains the control character U\+0000"),
    ],
)
def test_without_a_header_nothing_is_read(text: str, reason: str) -> None:
    with pytest.raises(BrokenSourceError, match=reason):
        table(text)
