"""The type chart, one type, and two at once."""

from __future__ import annotations

import pytest

from app.presentation.web.reference import reference
from app.presentation.web.type_chart.chart import chart
from tests.web_pages import open_page, words_on


@pytest.mark.usefixtures("line")
def test_two_types_at_once() -> None:
    page = open_page("types", first="water", second="flying")
    assert "×4 Super effective twice over Electric" in words_on(page)
    assert "1 Pokémon has these two types. Gyarados" in words_on(page)
    page.selectbox(key="types_second").set_value(None).run()
    assert "×4" not in words_on(page)
    assert page.query_params == {"type": "fire", "first": "water"}


@pytest.mark.usefixtures("line")
def test_one_type_in_french() -> None:
    words = words_on(open_page("types", language="fr", type="ghost"))
    assert "Ses capacités touchent ×2 Super efficace Psy Spectre" in words
    assert "×0 Aucun effet Normal Combat" in words


@pytest.mark.usefixtures("line")
def test_nonsense_in_the_address_is_as_if_it_were_not_said() -> None:
    page = open_page("types", type="sugar", second="salt")
    assert page.query_params == {"type": "fire", "first": "water"}


@pytest.mark.usefixtures("line")
def test_the_chart_names_its_rows_and_columns() -> None:
    told = chart(reference())
    assert told.count('scope="col"') == told.count('scope="row"') == 18
    assert told.count("×2") == 51
    assert 'tabindex="0"' in told
