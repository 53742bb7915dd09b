from __future__ import annotations

import pytest

from app.presentation.web.pieces.markup import TYPE_COLOURS, contrast, emblem, table, text_on, type_badge

_AA = 4.5
"""What WCAG 2.2 asks of text at level AA."""


@pytest.mark.parametrize("colour", TYPE_COLOURS.values(), ids=TYPE_COLOURS)
def test_the_name_of_a_type_is_easy_to_read_on_its_colour(colour: str) -> None:
    assert contrast(colour, text_on(colour)) >= _AA


def test_contrast_is_from_1_to_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_names_are_escaped() -> None:
    assert "<script>" not in type_badge("fire", "<script>")
    assert "<script>" not in table("<script>", ["<script>"], [["a"]])


def test_a_table_names_its_columns_in_every_cell_for_narrow_screens() -> None:
    html = table("Scores", ["name", "points"], [["Ash", "3"], ["Misty", "5"]], numbers=[1])
    assert html.count('data-label="points"') == 2
    assert '<th scope="row">Misty</th><td data-label="points" class="pdx-number">5</td>' in html


def test_a_type_that_is_new_to_us_has_a_badge_all_the_same() -> None:
    assert "Stellar" in type_badge("stellar", "Stellar")
    assert ">1<" in emblem(["stellar"], 1)
