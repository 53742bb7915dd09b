"""What a person may write into a cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.domain.pokedex.moves import Category
from app.infrastructure.sources.csv_files.cells import (
    WrongCellError,
    category,
    display_name,
    multiplier_of,
    number_or_nothing,
    second_type,
    type_slug,
    whole_number,
)

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.mark.parametrize(("cell", "number"), [("1", 1), ("255", 255), ("007", 7), ("+5", 5)])
def test_a_whole_number_is_read(pokedex: Pokedex, cell: str, number: int) -> None:
    assert whole_number(range(1, 256))(cell, pokedex) == number


@pytest.mark.parametrize("cell", ["", "0", "256", "-3", "1.5", "1,5", "1_0", "٣", "ten", "1e2", "9" * 5000])
def test_anything_else_is_no_whole_number(pokedex: Pokedex, cell: str) -> None:
    with pytest.raises(WrongCellError, match="must be a whole number from 1 to 255"):
        whole_number(range(1, 256))(cell, pokedex)


@pytest.mark.parametrize("cell", ["", "-", "–", "—"])
def test_a_dash_means_nothing(pokedex: Pokedex, cell: str) -> None:
    assert number_or_nothing(range(1, 101))(cell, pokedex) is None
    assert second_type(cell, pokedex) == ""


def test_what_is_neither_a_number_nor_nothing_is_told(pokedex: Pokedex) -> None:
    with pytest.raises(WrongCellError, match="must be a whole number from 1 to 100, or empty"):
        number_or_nothing(range(1, 101))("101", pokedex)


@pytest.mark.parametrize("cell", ["electric", "Électrik", "ELECTRIK", "Electric"])
def test_a_type_has_any_of_its_names(pokedex: Pokedex, cell: str) -> None:
    assert type_slug(cell, pokedex) == "electric"


def test_an_unknown_type_is_told_with_the_nearest(pokedex: Pokedex) -> None:
    with pytest.raises(WrongCellError, match=r"No type is called 'Electrick'.*Did you mean electric"):
        type_slug("Electrick", pokedex)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("physical", Category.PHYSICAL),
        ("Physique", Category.PHYSICAL),
        ("Spécial", Category.SPECIAL),
        ("spéciale", Category.SPECIAL),
        ("SPECIAL", Category.SPECIAL),
        ("Statut", Category.STATUS),
    ],
)
def test_a_category_is_english_or_french(pokedex: Pokedex, cell: str, expected: Category) -> None:
    assert category(cell, pokedex) is expected


def test_another_category_is_told_with_those_there_are(pokedex: Pokedex) -> None:
    with pytest.raises(WrongCellError, match=r"physical, special or status; in French: physique, spécial, statut"):
        category("magic", pokedex)


@pytest.mark.parametrize("cell", ["!?", "...", "x" * 65, "two\nlines", " Ember"])
def test_what_nobody_could_ask_for_is_no_name(pokedex: Pokedex, cell: str) -> None:
    with pytest.raises(WrongCellError, match="must be a name"):
        display_name(cell, pokedex)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("0", 0), ("0,5", 0.5), ("0.5", 0.5), (".5", 0.5), ("½", 0.5), ("1/2", 0.5), ("1", 1), (" 2,0 ", 2), ("2.0", 2)],
)
def test_a_multiplier_has_a_point_or_a_comma(cell: str, expected: float) -> None:
    assert multiplier_of(cell) == expected


@pytest.mark.parametrize("cell", ["", "4", "0.25", "-1", "nan", "inf", "1e0", "x2", "1,0,0", "½½"])
def test_the_game_has_no_other_multiplier(cell: str) -> None:
    with pytest.raises(WrongCellError, match=re.escape("must be 0, 0.5, 1 or 2")):
        multiplier_of(cell)
