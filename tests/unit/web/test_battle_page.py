"""What a player reads on the page Battle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.web_pages import LineToApi

QUESTION = "POST /v1/predictions/best-move"
AWAY = "The predictor is taking a break"
OLDER = "This answer is about the choices before."
SET = "Mew\nLevel: 30\nTimid Nature\nAVs: 12 Spe\n- Psychic\n- Surf"
NONSENSE = {
    "a": "nobody",
    "a_moves": "hyper-voice,,surf",
    "b": "mew",
    "b_moves": "psychic,psychic,no-move,1,2,3",
    "b_level": "9" * 5000,
    "b_nature": "grumpy",
    "b_friendship": "-1",
    "b_ivs": "1.2.3",
    "b_avs": "²",
    "scenario": "revenge",
}


def _chance(page: AppTest, name: str) -> float:
    """Return the percentage that stands beside the name."""
    (found,) = set(re.findall(rf"{name} ([\d.]+) % [\d.]+ %", words_on(page)))
    return float(found)


def _predict(page: AppTest) -> AppTest:
    (button,) = (one for one in page.button if one.label == "Predict the battle")
    return button.click().run()


def _paste(page: AppTest, text: str) -> AppTest:
    page.text_area(key="a_paste").set_value(text).run()
    return page.button(key="a_use_paste").click().run()


def test_a_visitor_is_told_at_once_who_wins(line: LineToApi) -> None:
    page = open_page("")
    words = words_on(page)
    chance = _chance(page, "Pikachu")
    assert 0 < chance < 100
    assert f"Pikachu {chance} % {100 - chance:.1f} % Gyarados Play " in words
    assert page.query_params == {"a": "pikachu", "b": "gyarados"}
    assert line.carried.count(QUESTION) == 1


@pytest.mark.usefixtures("line")
def test_a_matchup_in_the_address_is_answered() -> None:
    page = open_page("battle", a="mew", a_moves="surf", b="pidgey", b_level="3", scenario="average")
    assert _chance(page, "Mew") > 60
    assert page.multiselect(key="a_moves").value == ["surf"]
    assert page.number_input(key="b_level").value == 3
    assert page.radio(key="battle_scenario").value == "average"


def test_a_choice_is_answered_when_that_is_asked_for(line: LineToApi) -> None:
    page = open_page("battle")
    before = _chance(page, "Pikachu")
    page.number_input(key="a_level").set_value(100).run()
    assert OLDER in words_on(page)
    assert _chance(page, "Pikachu") == before
    assert line.carried.count(QUESTION) == 1
    _predict(page)
    assert OLDER not in words_on(page)
    assert _chance(page, "Pikachu") > before
    assert page.query_params["a_level"] == "100"
    assert line.carried.count(QUESTION) == 2


@pytest.mark.usefixtures("line")
def test_another_pokemon_forgets_the_moves_of_the_one_before() -> None:
    page = open_page("battle", a="mew", a_moves="surf")
    page.selectbox(key="a_pokemon").set_value("eevee").run()
    assert page.multiselect(key="a_moves").value == []
    assert "Eevee" in words_on(_predict(page))


def test_a_rerun_that_changes_nothing_asks_nothing(line: LineToApi) -> None:
    page = open_page("battle")
    asked = list(line.carried)
    page.run()
    page.run()
    assert line.carried == asked


@pytest.mark.usefixtures("line")
def test_nonsense_in_the_address_is_as_if_it_were_not_said() -> None:
    page = open_page("battle", **NONSENSE)
    assert not page.exception
    assert page.query_params == {"a": "pikachu", "b": "mew", "b_moves": "psychic"}
    assert f"The Pokédex has no {NONSENSE['a']}" in page.warning[0].value
    assert not page.run().warning


@pytest.mark.usefixtures("line")
def test_in_french() -> None:
    page = open_page("battle", language="fr-CA", a="mew", b="pidgey")
    assert page.title[0].value == "Qui gagne\xa0?"
    words = words_on(page)
    assert "Roucool" in words
    assert "%" in words
    assert " the " not in words


def test_a_set_is_pasted(line: LineToApi) -> None:
    page = _paste(open_page("battle"), SET)
    assert page.selectbox(key="a_pokemon").value == "mew"
    assert page.multiselect(key="a_moves").value == ["psychic", "surf"]
    assert page.number_input(key="a_level").value == 30
    assert page.selectbox(key="a_nature").value == "timid"
    assert page.number_input(key="a_av_spe").value == 12
    assert OLDER in words_on(page)
    assert line.carried.count("POST /v1/sets/import") == 1


@pytest.mark.usefixtures("line")
def test_a_set_that_nobody_can_read_is_refused_and_nothing_is_lost() -> None:
    page = _paste(open_page("battle", a="mew", a_level="30", b="pidgey"), "Mewthree\n- Psychic")
    assert "Mewthree" in page.error[0].value
    assert "Request" in words_on(page)
    assert page.text_area(key="a_paste").value == "Mewthree\n- Psychic"
    assert page.selectbox(key="a_pokemon").value == "mew"
    assert page.number_input(key="a_level").value == 30
    assert _chance(page, "Mew") > 0


@pytest.mark.usefixtures("line")
def test_of_several_sets_the_first_is_taken_and_that_is_said() -> None:
    page = _paste(open_page("battle"), f"{SET}\n\nPidgey\n- Gust")
    assert page.warning[0].value == "The text has 2 sets; the first one was taken."
    assert page.selectbox(key="a_pokemon").value == "mew"


def test_nobody_has_won_a_battle_until_somebody_says_so(line: LineToApi) -> None:
    page = open_page("battle", a="mew", b="pidgey")
    page.selectbox(key="a_pokemon").select("pidgey")
    page = _predict(page)
    assert page.button(key="battle_report").disabled
    (winner,) = (one for one in page.radio if one.label == "Who won your battle?")
    winner.set_value("b").run()
    page.button(key="battle_report").click().run()
    assert "Thank you." in page.success[0].value
    assert sum("/outcome" in one for one in line.carried) == 1


@pytest.mark.usefixtures("line")
def test_no_text_is_no_set() -> None:
    page = _paste(open_page("battle"), " ")
    assert page.warning[0].value == "There is no text yet."
    assert page.selectbox(key="a_pokemon").value == "pikachu"


def test_a_text_waits_for_an_api_that_is_away(line: LineToApi) -> None:
    page = open_page("battle")
    line.cut = True
    assert AWAY in words_on(_paste(page, SET))
    line.cut = False
    assert page.run().text_area(key="a_paste").value == SET
    assert page.button(key="a_use_paste").click().run().selectbox(key="a_pokemon").value == "mew"


def test_an_api_that_is_away_is_waited_for(line: LineToApi) -> None:
    line.cut = True
    page = open_page("battle", a="mew", b="pidgey")
    assert AWAY in words_on(page)
    assert not page.exception
    line.cut = False
    told = _chance(page.run(), "Mew")
    line.cut = True
    assert _chance(page.run(), "Mew") == told, "what was told needs nobody"
    line.cut = False
    page.selectbox(key="a_pokemon").select("eevee").run()
    line.cut = True
    assert AWAY in words_on(_predict(page))
    line.cut = False
    assert _chance(page.run(), "Eevee") > 0, "what was asked for meanwhile is answered"
    assert OLDER not in words_on(page)


@pytest.mark.parametrize("spoilt", [httpx.Response(502, content=b"bad gateway"), httpx.Response(200, content=b"null")])
def test_one_question_that_nobody_answers_is_not_asked_over_and_over(line: LineToApi, spoilt: httpx.Response) -> None:
    line.spoilt["/v1/predictions/best-move"] = spoilt
    page = open_page("battle", a="mew", b="pidgey")
    assert AWAY in words_on(page)
    assert not page.exception
    assert line.carried.count(QUESTION) == 1


def test_who_won_is_reported_by_whoever_has_said_it(line: LineToApi) -> None:
    page = open_page("battle", a="mew", b="pidgey")
    (winner,) = (one for one in page.radio if one.label == "Who won your battle?")
    assert winner.value is None
    assert page.button(key="battle_report").disabled
    winner.set_value("b").run()
    page.button(key="battle_report").click().run()
    assert "Thank you." in page.success[0].value
    assert sum(one.endswith("/outcome") for one in line.carried) == 1
