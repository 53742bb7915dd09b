from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.prediction.race import ko_by_turn, possible_uses, strikes
from app.domain.prediction.side_features import TOLD_EFFECTS, moves_first, side_columns
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from app.domain.battle.duels import Combatants, Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


def told(tables: BattleTables, own: Combatants, foe: Combatants) -> dict[str, float]:
    strike = strikes(tables, own, foe)
    columns = side_columns(tables, own, foe, strike, ko_by_turn(strike, possible_uses(tables, own.move)))
    assert all(column.shape == (1,) and column.dtype == np.float64 for column in columns.values())
    return {name: float(column[0]) for name, column in columns.items()}


def test_every_effect_that_is_told_befalls_a_duel(pokedex: Pokedex) -> None:
    played = {move.slug: move for one in pokedex.pokemon for move in pokedex.damaging_moves(one.slug)}
    kinds = {effect.kind for move in played.values() for effect in move.effects}
    assert set(TOLD_EFFECTS) <= kinds


@pytest.mark.parametrize(
    ("own", "foe", "chance"),
    [
        (("jolteon", "thunderbolt"), ("snorlax", "body-slam"), 1),
        (("snorlax", "body-slam"), ("jolteon", "thunderbolt"), 0),
        (("snorlax", "quick-attack"), ("jolteon", "thunderbolt"), 1),  # by priority
        (("jolteon", "quick-attack"), ("snorlax", "fake-out"), 0),  # by the higher of two
        (("jolteon", "quick-attack"), ("snorlax", "quick-attack"), 1),  # by Speed again
        (("jolteon", "dragon-tail"), ("snorlax", "body-slam"), 0),  # by negative priority
        (("tauros", "take-down"), ("tauros", "body-slam"), 0.5),
    ],
)
def test_who_moves_first(
    pokedex: Pokedex, tables: BattleTables, own: tuple[str, str], foe: tuple[str, str], chance: float
) -> None:
    assert moves_first(tables, one(pokedex, *own), one(pokedex, *foe)).tolist() == [chance]


def test_one_of_both_moves_first(tables: BattleTables, wild: Duels) -> None:
    a, b = moves_first(tables, wild.a, wild.b), moves_first(tables, wild.b, wild.a)
    np.testing.assert_array_equal(a + b, 1)
    assert set(np.unique(a)) <= {0, 0.5, 1}


def test_the_statistics_are_the_actual_ones(pokedex: Pokedex, tables: BattleTables) -> None:
    side = told(tables, one(pokedex, "mew", "psychic", nature="timid", friendship=255), one(pokedex, "mew", "swift"))
    assert [side[name] for name in ("level", "hp", "atk", "def", "spa", "spd", "spe")] == [
        50,
        175,
        118,
        132,
        132,
        132,
        145,
    ]


def test_the_uses_to_ko_are_the_inverse_of_the_damage_but_at_most_thirty(
    pokedex: Pokedex, tables: BattleTables
) -> None:
    side = told(tables, one(pokedex, "pikachu", "thunderbolt"), one(pokedex, "gyarados", "waterfall"))
    # 124 to 148 of 170 points.
    assert side["weakest"] == pytest.approx(124 / 170)
    assert side["strongest"] == pytest.approx(148 / 170)
    assert (side["fewest_uses_to_ko"], side["most_uses_to_ko"]) == (2, 2)
    assert side["uses_to_ko"] == pytest.approx(1 / side["mean_with_misses"])
    assert side["effectiveness"] == 4
    nothing = told(tables, one(pokedex, "pikachu", "thunderbolt"), one(pokedex, "golem", "earthquake"))
    assert [nothing[f"{name}uses_to_ko"] for name in ("", "fewest_", "most_")] == [30, 30, 30]


@pytest.mark.parametrize(
    ("move", "status", "victim", "immune"),
    [
        ("thunderbolt", "paralysis", "mew", "jolteon"),
        ("flamethrower", "burn", "mew", "flareon"),
        ("ice-beam", "freeze", "mew", "articuno"),
        ("sludge-bomb", "poison", "mew", "muk"),
        ("sludge-bomb", "poison", "mew", "melmetal"),
    ],
)
def test_a_status_is_no_threat_to_the_types_that_it_cannot_befall(
    pokedex: Pokedex, tables: BattleTables, move: str, status: str, *, victim: str, immune: str
) -> None:
    user = one(pokedex, "mew", move)
    assert told(tables, user, one(pokedex, victim, "tackle"))[status] > 0
    assert told(tables, user, one(pokedex, immune, "tackle"))[status] == 0


@pytest.mark.parametrize(
    ("move", "facts"),
    [
        ("hyper-beam", {"recharge": 1, "pp": 8, "accuracy": 0.9}),
        ("solar-beam", {"charge": 1, "recharge": 0}),
        ("skull-bash", {"charge": 1, "charge_def": 1}),
        ("dig", {"charge": 1, "hide-underground": 1}),
        ("earthquake", {"double-on-underground": 1}),
        ("absorb", {"drain": 0.5, "recoil": 0}),
        ("double-edge", {"recoil": 0.33}),
        ("high-jump-kick", {"crash": 0.5, "accuracy": 0.9}),
        ("explosion", {"self-ko": 1}),
        ("superpower", {"self_atk": -1, "self_def": -1, "foe_atk": 0}),
        ("psychic", {"foe_spd": -0.1, "self_spd": 0}),
        ("stomp", {"flinch": 0.3}),
        ("quick-attack", {"priority": 1, "physical": 1}),
        ("pin-missile", {"hits": 3.1}),
        ("slash", {"critical": 1 / 8}),
        ("zippy-zap", {"critical": 1}),
        ("tri-attack", {"random-status": 0.2}),
    ],
)
def test_what_a_move_does_beside_its_damage(
    pokedex: Pokedex, tables: BattleTables, move: str, facts: dict[str, Any]
) -> None:
    side = told(tables, one(pokedex, "mew", move), one(pokedex, "snorlax", "tackle"))
    assert {name: side[name] for name in facts} == pytest.approx(facts)
