"""The moves, and what one of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.web.moves.effects import STAGES, WORDS, effect_in_words
from predictiondex_client.models import EffectOut
from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.mark.usefixtures("line")
def test_the_strongest_of_a_type_first() -> None:
    page = open_page("moves", type="electric", damaging="1", sort="power")
    words = words_on(page)
    assert words.index("Thunder ") < words.index("Thunderbolt") < words.index("Thunder Punch")
    assert "Thunder Wave" not in words


@pytest.mark.usefixtures("line")
def test_filters_are_in_the_address() -> None:
    page = open_page("moves", category="nonsense")
    page.selectbox(key="moves_category").set_value("status").run()
    page.text_input(key="moves_text").set_value("sucre").run()
    assert page.query_params == {"category": "status", "q": "sucre"}
    assert "No move fits" in words_on(page)


@pytest.mark.usefixtures("line")
def test_one_move_in_french() -> None:
    words = words_on(open_page("moves", language="fr", move="thunderbolt"))
    assert "Elle paralyse la cible. Probabilité : 10 %." in words
    assert "×0 Aucun effet Sol" in words
    assert "65 Pokémon" in words


@pytest.mark.usefixtures("line")
def test_those_that_learn_it_on_the_way() -> None:
    page = open_page("moves", move="thunderbolt")
    page.button_group(key="moves_methods").set_value(["level"]).run()
    assert "Pikachu Electric Level 21, Machine (TM)" in words_on(page)
    assert "Rattata" not in words_on(page)


def test_whatever_a_move_does_has_words(pokedex: Pokedex) -> None:
    told = {(effect.kind, effect.target) for move in pokedex.moves for effect in move.effects}
    assert {kind for kind, target in told if (kind, target) not in STAGES} == set(WORDS)


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (
            {"kind": "stat-stage", "target": "foe", "stat": "atk", "value": -1, "chance": 10},
            "Attack of the foe: -1. Chance: 10 %.",
        ),
        ({"kind": "stat-stage", "target": "self", "stat": "evasion", "value": 2}, "Evasion of its user: +2."),
        ({"kind": "multi-hit", "value": 2, "value_max": 5}, "It hits 2 to 5 times."),
        ({"kind": "multi-hit", "value": 2, "value_max": 2}, "It hits 2 times."),
        ({"kind": "recoil", "value": 33}, "Its user loses 33 % of the damage done."),
        ({"kind": "new-to-us"}, "new-to-us"),
    ],
)
def test_an_effect_in_words(effect: dict[str, object], words: str) -> None:
    usual = {"target": "foe", "chance": 100, "stat": None, "value": None, "value_max": None}
    assert effect_in_words(EffectOut.from_dict(usual | effect)).replace("\u00a0", " ") == words
