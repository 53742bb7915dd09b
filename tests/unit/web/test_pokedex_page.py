"""The Pokédex as a reader finds somebody in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.web.pokedex.standing import Standing
from app.presentation.web.searching import folded
from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from tests.web_pages import LineToApi


@pytest.mark.usefixtures("line")
def test_a_part_of_the_french_name_without_its_accents_finds_it() -> None:
    page = open_page("pokedex")
    page.text_input(key="pokedex_text").set_value("leviat").run()
    assert "2 Pokémon" in words_on(page)
    assert "Mega Gyarados" in words_on(page)
    assert page.query_params == {"q": "leviat"}
    assert "Méga-Léviator" in words_on(open_page("pokedex", language="fr", q="LEVIAT"))


@pytest.mark.usefixtures("line")
def test_the_address_says_what_is_listed() -> None:
    page = open_page("pokedex", type="water,flying", min_atk="150", sort="spe")
    assert "No Pokémon fits" in words_on(page)
    page = open_page("pokedex", type="fire", form="alola", min_hp="60")
    assert words_on(page).count("Alolan Marowak") == 1
    assert "1 Pokémon " in words_on(page)


@pytest.mark.usefixtures("line")
def test_nonsense_in_the_address_is_as_if_it_were_not_said() -> None:
    page = open_page(
        "pokedex", type="sugar,,sugar", form="3", sort="beauty", min_hp="-1", min_atk="²", min_spe="9" * 5000
    )
    assert "188 Pokémon" in words_on(page)
    assert page.query_params == {}
    assert "Nothing in the Pokédex has this name." in words_on(open_page("pokedex", pokemon="agumon"))


def test_a_rerun_asks_nothing(line: LineToApi) -> None:
    page = open_page("pokedex", pokemon="gyarados")
    asked = len(line.carried)
    page.run()
    assert len(line.carried) == asked
    assert line.carried.count("GET /v1/pokemon/gyarados/moves") == 1


@pytest.mark.usefixtures("line")
def test_one_pokemon() -> None:
    words = words_on(open_page("pokedex", pokemon="gyarados"))
    assert "Magikarp (at level 20)" in words
    assert "HP 95 rank 17, higher than 88 % of all" in words
    assert "×4 Super effective twice over Electric" in words
    assert "Blizzard Machine (TM) Ice Special 110 70 % 5" in words


@pytest.mark.usefixtures("line")
def test_a_way_of_learning_leaves_out_the_others() -> None:
    page = open_page("pokedex", pokemon="gyarados")
    page.button_group(key="pokedex_methods").set_value(["inherited"]).run()
    assert "As Magikarp, level 15" in words_on(page)
    assert "Blizzard" not in words_on(page)


@pytest.mark.usefixtures("line")
def test_another_pokemon_that_does_not_learn_in_the_chosen_way_shows_what_it_learns() -> None:
    page = open_page("pokedex", pokemon="gyarados")
    page.button_group(key="pokedex_methods").set_value(["inherited"]).run()
    page.query_params = {"pokemon": "magikarp"}
    page.run()
    assert not page.exception
    assert "Splash Level 1" in words_on(page)


def test_while_the_api_is_away_the_page_says_so(line: LineToApi) -> None:
    line.cut = True
    assert "The predictor is taking a break" in words_on(open_page("pokedex"))


def test_how_a_stat_stands() -> None:
    assert Standing.among(5, [1, 5, 5, 9]).rank == 2
    assert Standing.among(5, [1, 5, 5, 9]).words == "rank 2, higher than 25\u00a0% of all"
    assert Standing.among(9, [1, 5, 5, 9]).words == "the highest of all"
    assert Standing.among(1, [1, 5, 5, 9]).words == "the lowest of all"


def test_letters_without_what_is_on_them() -> None:
    assert folded(" Évoli ") == "evoli"
