"""What a player reads on the page Counters."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.web_pages import LineToApi

QUESTION = "POST /v1/predictions/counters"
OLDER = "This answer is about the choices before."
SETS = "Mew\nLevel: 30\n- Psychic\n\nPidgey\nLevel: 9\n- Gust\n- Surf"


def _find(page: AppTest) -> AppTest:
    (button,) = (one for one in page.button if one.label == "Find counters")
    return button.click().run()


def _chances(page: AppTest) -> list[float]:
    return [float(one) for one in re.findall(r"<b>([\d.]+)\xa0%</b>", page.main.html[-1].value)]


def _links(page: AppTest) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', page.main.html[-1].value)]


def test_a_visitor_is_told_at_once_whom_to_send(line: LineToApi) -> None:
    page = open_page("counters")
    chances = _chances(page)
    assert re.search(r"Send [\w ]+ against Dragonite", words_on(page))
    assert chances == sorted(chances, reverse=True)
    assert len(chances) == 10
    assert line.carried.count(QUESTION) == 1
    assert page.query_params == {"opponent": "dragonite"}


def test_what_nobody_answers_is_asked_as_soon_as_somebody_does(line: LineToApi) -> None:
    page = open_page("counters")
    page.selectbox(key="counters_foe_pokemon").select("mew").run()
    line.cut = True
    assert "The predictor is taking a break" in words_on(_find(page))
    line.cut = False
    words = words_on(page.run())
    assert re.search(r"Send [\w ]+ against Mew", words)
    assert OLDER not in words


@pytest.mark.usefixtures("line")
def test_the_address_says_who_is_hunted_and_by_whom() -> None:
    page = open_page("counters", opponent="mew", opponent_level="20", pool="pidgey,eevee,nobody", limit="1")
    assert "Send Eevee against Mew" in words_on(page)
    assert "Pidgey with" not in words_on(page)
    assert page.query_params == {"opponent": "mew", "opponent_level": "20", "pool": "pidgey,eevee", "limit": "1"}


@pytest.mark.usefixtures("line")
def test_each_row_leads_to_that_battle() -> None:
    page = open_page("counters", opponent="mew", opponent_level="20", pool="eevee")
    (link,) = (urlsplit(one) for one in _links(page))
    assert link.path == "./"
    assert parse_qs(link.query) == {"a": ["eevee"], "b": ["mew"], "b_level": ["20"]}


def test_only_a_click_asks_again(line: LineToApi) -> None:
    page = open_page("counters")
    page.multiselect(key="counters_pool_members").set_value(["pidgey"]).run()
    page.run()
    assert OLDER in words_on(page)
    assert line.carried.count(QUESTION) == 1
    _find(page)
    assert "Send Pidgey against Dragonite" in words_on(page)
    assert OLDER not in words_on(page)
    assert line.carried.count(QUESTION) == 2


def test_those_who_may_be_sent_are_pasted(line: LineToApi) -> None:
    page = open_page("counters", opponent="mew")
    page.text_area(key="counters_pool_paste").set_value(SETS).run()
    page.button(key="counters_pool_use_paste").click().run()
    assert "Level 30 · Psychic" in words_on(page)
    words = words_on(_find(page))
    assert "Send Mew against Mew" in words
    assert "Left out, because it does no damage or is not learnt in Let's Go: Pidgey – Surf" in words
    again = open_page("counters", **page.query_params)
    assert "Level 30 · Psychic" in words_on(again)
    assert line.carried.count("POST /v1/sets/import") == 1


@pytest.mark.usefixtures("line")
def test_an_opponent_that_cannot_fight_is_refused_with_the_choices_kept() -> None:
    page = open_page("counters", opponent="ditto", pool="eevee")
    assert "no move" in page.error[0].value
    assert page.multiselect(key="counters_pool_members").value == ["eevee"]
    assert not page.exception


@pytest.mark.usefixtures("line")
def test_nonsense_in_the_address_is_as_if_it_were_not_said() -> None:
    page = open_page("counters", opponent="nobody", pool="~%%%", limit="-3")
    assert page.query_params == {"opponent": "dragonite"}


@pytest.mark.usefixtures("line")
def test_in_french() -> None:
    page = open_page("counters", language="fr")
    assert page.title[0].value == "Qui le bat\xa0?"
    assert "contre Dracolosse" in words_on(page)
