"""The formulas of docs/explanation/battle-maths.md say what the rules do."""

from __future__ import annotations

import json
from math import log2
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.damage import CRITICAL_ONE_IN, base_damage, final_damage, staged
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import play_duels
from app.domain.battle.engine.statistics import actual_stat, friendship_percent
from app.presentation.api.application import create_api
from tests.conftest import ROOT
from tests.documents.example_duel import duel, tables, thunderbolt, waterfall
from tests.documents.formulas import equations
from tests.documents.reading import Document
from tests.fakes.fake_api_container import FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import pikachu

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.strike import DetailedStrike
    from app.domain.pokedex.pokedex import Pokedex

PAGE: Final = "docs/explanation/battle-maths.md"
MATHS: Final = equations(PAGE)
RULES: Final = ("HP", "f", "natural", "stat", "staged", *(f"d_{step}" for step in range(7)), "damage")
"""Each may use what those before it define."""
EXAMPLE: Final = {"special attack": 71, "special defence": 122, "hit points": 170, "before the roll": 25}
CHANCES: Final = ("KO", "w", "win")
WITHIN_CHANCE: Final = 4
"""Standard errors."""

facts = st.fixed_dictionaries(
    {
        "base": st.integers(1, 255),
        "IV": st.integers(0, 31),
        "AV": st.integers(0, 200),
        "level": st.integers(1, 100),
        "n": st.sampled_from([90, 100, 110]),
        "friendship": st.integers(0, 255),
        "s": st.integers(-6, 6),
        "power": st.integers(1, 250),
        "attack": st.integers(1, 900),
        "defence": st.integers(1, 900),
        "r": st.integers(85, 100),
        "e": st.sampled_from([0.25, 0.5, 1.0, 2.0, 4.0]),
        "m": st.sampled_from([2048, 4096, 8192]),
        "if critical": st.booleans(),
        "if same type": st.booleans(),
        "if burned and physical": st.booleans(),
    }
)


@given(facts)
def test_the_formulas_are_the_rules(given_facts: dict[str, Any]) -> None:
    of = {**given_facts, "if raised": given_facts["s"] >= 0, "if lowered": given_facts["s"] < 0}
    for name in RULES:
        of[name] = MATHS[name].sides[0](of)

    assert of["HP"] == actual_stat(0, of["base"], of["level"], of["IV"], of["AV"], 100, 0)
    assert of["f"] == friendship_percent(of["friendship"])
    assert of["stat"] == actual_stat(1, of["base"], of["level"], of["IV"], of["AV"], of["n"], of["friendship"])
    assert of["staged"] == staged(int(of["stat"]), of["s"])
    assert of["d_0"] == base_damage(of["level"], of["power"], of["attack"], of["defence"])
    assert int(of["damage"]) & 0xFFFF == final_damage(
        int(of["d_0"]),
        of["if critical"],
        of["r"],
        of["if same type"],
        int(log2(of["e"])),
        of["if burned and physical"],
        of["m"],
    )


def test_no_friendship_is_a_percent_off() -> None:
    percents = [MATHS["f"].sides[0]({"friendship": friendship}) for friendship in range(256)]
    assert percents == [friendship_percent(friendship) for friendship in range(256)]


def test_every_formula_is_worked_out() -> None:
    assert list(MATHS) == [*RULES, *EXAMPLE, *CHANCES]


@pytest.mark.parametrize(("name", "points"), EXAMPLE.items())
def test_each_step_of_the_example_leads_to_its_points(name: str, points: int) -> None:
    assert {side({}) for side in MATHS[name].sides} == {points}


def test_the_points_of_the_example_are_those_of_the_engine() -> None:
    (sides, *_), _ = matchups(tables(), duel())
    assert sides[0]["special_attack"] == EXAMPLE["special attack"]
    assert sides[1]["special_defence"] == EXAMPLE["special defence"]
    assert sides[1]["max_hp"] == EXAMPLE["hit points"]
    assert base_damage(50, 90, 71, 122) == EXAMPLE["before the roll"]


def test_the_answer_in_the_example_is_that_of_the_service(pokedex: Pokedex) -> None:
    client = AsgiClient(create_api(FakeApiContainer(pokedex), version="1.2.3"))
    (fence,) = (one for one in Document(ROOT / PAGE).fences if one.language == "json")
    told = json.loads(fence.text)
    said = client.post("/v1/damage", json={"attacker": pikachu(), "defender": {"pokemon": "gyarados"}}).json()
    assert told.pop("...") == "..."
    with_criticals = "ko_chances_with_criticals_and_misses"
    assert told.pop(with_criticals) == pytest.approx(said[with_criticals], abs=0.00005)
    assert told == {name: said[name] for name in told}


@pytest.mark.parametrize("struck", [thunderbolt, waterfall])
def test_the_chance_to_ko_is_that_of_the_calculator(struck: Callable[[], DetailedStrike]) -> None:
    strike = struck()
    enough, enough_critical = (
        sum(roll >= strike.foe_hp for roll in rolls) for rolls in (strike.rolls, strike.critical_rolls)
    )
    chance = MATHS["KO"].sides[0]({"h": strike.percent_to_hit / 100, "k": enough, "c": enough_critical})
    assert float(chance) == pytest.approx(strike.ko_chances_with_criticals_and_misses[0])
    assert CRITICAL_ONE_IN[0] == 24


def test_the_duel_ends_as_often_as_it_is_worked_out() -> None:
    chance = MATHS["w"].sides[0]({})
    assert float(chance) == pytest.approx(waterfall().ko_chances_with_criticals_and_misses[0])
    exact, told = (float(side({"w": chance})) for side in MATHS["win"].sides)
    assert f"{exact:.3f}" == MATHS["win"].last_side == f"{told:.3f}"

    battles = 100_000
    ((won, lost, tied, _),) = play_duels(*matchups(tables(), duel()), np.array([7], np.uint64), battles, 0.0, 0.0)
    assert (won + lost, tied) == (battles, 0)
    assert abs(won / battles - exact) < WITHIN_CHANCE * (exact * (1 - exact) / battles) ** 0.5
