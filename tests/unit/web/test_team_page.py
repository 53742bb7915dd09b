"""What a player reads on the page Team."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.web_pages import LineToApi

QUESTION = "POST /v1/predictions/team-matchup"
OLDER = "This answer is about the choices before."
SEVEN = "\n\n".join(f"{name}\nLevel: 60\n- Surf" for name in ("Mew", "Lapras", "Vaporeon") * 2 + ("Starmie",))


def _compare(page: AppTest) -> AppTest:
    (button,) = (one for one in page.button if one.label == "Compare the teams")
    return button.click().run()


def _paste(page: AppTest, text: str) -> AppTest:
    page.text_area(key="team_a_paste").set_value(text).run()
    return page.button(key="team_a_use_paste").click().run()


def test_a_visitor_sees_an_example_at_once(line: LineToApi) -> None:
    page = open_page("team")
    words = words_on(page)
    assert re.search(r"yours wins [\d.]+ % of the first duels", words)
    assert "The safest lead is" in words
    assert "Yours against Alakazam Tauros" in words
    assert line.carried.count(QUESTION) == 1
    assert page.query_params["a"].startswith("starmie,snorlax")


def test_another_example_takes_one_click(line: LineToApi) -> None:
    page = open_page("team")
    page.button(key="team_example_1").click().run()
    assert page.query_params == {"a": "venusaur,charizard,blastoise", "b": "jolteon,vaporeon,flareon"}
    assert "Yours against Jolteon Vaporeon Flareon" in words_on(page)
    assert line.carried.count(QUESTION) == 2


def test_only_a_click_asks_again(line: LineToApi) -> None:
    page = open_page("team", a="mew", b="pidgey")
    page.multiselect(key="team_b_members").set_value(["pidgey", "lapras"]).run()
    page.run()
    assert OLDER in words_on(page)
    assert line.carried.count(QUESTION) == 1
    _compare(page)
    assert OLDER not in words_on(page)
    assert page.query_params == {"a": "mew", "b": "pidgey,lapras"}


def test_a_team_without_anybody_is_not_asked_about(line: LineToApi) -> None:
    page = open_page("team", a="mew", b="pidgey")
    page.multiselect(key="team_b_members").set_value([]).run()
    assert "Each team needs at least one Pokémon." in words_on(page)
    (button,) = (one for one in page.button if one.label == "Compare the teams")
    assert button.disabled
    assert line.carried.count(QUESTION) == 1


def test_a_team_is_pasted_and_carried_by_the_address(line: LineToApi) -> None:
    page = _paste(open_page("team", b="pidgey"), SEVEN)
    assert "The text has 7 sets; the first 6 were taken." in words_on(page)
    assert len(page.multiselect(key="team_a_members").value) == 6
    _compare(page)
    again = open_page("team", **page.query_params)
    assert again.query_params == page.query_params
    assert words_on(again).count("Level 60 · Surf") == 6
    assert line.carried.count("POST /v1/sets/import") == 1


@pytest.mark.usefixtures("line")
def test_a_text_that_nobody_can_read_is_refused_and_nothing_is_lost() -> None:
    page = _paste(open_page("team", a="mew", b="pidgey"), "Mewthree\n- Surf")
    assert "Mewthree" in page.error[0].value
    assert page.text_area(key="team_a_paste").value == "Mewthree\n- Surf"
    assert page.multiselect(key="team_a_members").value == ["mew"]


def test_a_text_waits_for_an_api_that_is_away(line: LineToApi) -> None:
    page = open_page("team", a="mew", b="pidgey")
    line.cut = True
    _paste(page, "Lapras\n- Surf")
    assert "The predictor is taking a break" in words_on(page)
    line.cut = False
    page.run()
    assert page.text_area(key="team_a_paste").value == "Lapras\n- Surf"
    assert page.multiselect(key="team_a_members").value == ["mew"]


@pytest.mark.usefixtures("line")
def test_nonsense_in_the_address_is_an_example() -> None:
    page = open_page("team", a="~AAAA", b=",,nobody")
    assert page.query_params["a"].startswith("starmie,")


@pytest.mark.usefixtures("line")
def test_in_french() -> None:
    page = open_page("team", language="fr")
    assert page.title[0].value == "Quelle équipe a l'avantage\xa0?"
    words = words_on(page)
    assert re.search(r"la vôtre gagne \d+,\d % des premiers duels", words)
    assert "Léviator" in words
    assert "lead" not in words
