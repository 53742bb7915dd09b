from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.attack import Conditions, attacks, follows_formula, move_power
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

OUTSIDE = {
    "bide",
    "counter",
    "dragon-rage",
    "fissure",
    "guillotine",
    "horn-drill",
    "mirror-coat",
    "night-shade",
    "psywave",
    "seismic-toss",
    "sonic-boom",
    "super-fang",
}


def test_only_twelve_damaging_moves_bypass_the_formula(pokedex: Pokedex) -> None:
    assert {move.slug for move in pokedex.moves if move.is_damaging and not follows_formula(move)} == OUTSIDE
    assert not any(follows_formula(move) for move in pokedex.moves if not move.is_damaging)


def test_every_move_that_follows_the_formula_has_power(pokedex: Pokedex, tables: BattleTables) -> None:
    for move in filter(follows_formula, pokedex.moves):
        user, target = one(pokedex, "mew", move.slug), one(pokedex, "snorlax", "tackle")
        assert move_power(tables, user, target)[0] > 0, move.slug


@pytest.mark.parametrize(
    ("weight_hg", "power"),
    [
        (1, 20),
        (99, 20),
        (100, 40),
        (249, 40),
        (250, 60),
        (499, 60),
        (500, 80),
        (999, 80),
        (1000, 100),
        (1999, 100),
        (2000, 120),
        (9999, 120),
    ],
)
def test_low_kick_is_as_strong_as_its_target_is_heavy(
    pokedex: Pokedex, tables: BattleTables, weight_hg: int, power: int
) -> None:
    weighed = replace(tables, weight_hg=np.full_like(tables.weight_hg, weight_hg))
    user, target = one(pokedex, "machamp", "low-kick"), one(pokedex, "mew", "psychic")
    assert move_power(weighed, user, target).tolist() == [power]


@pytest.mark.parametrize(
    ("target", "power"), [("pikachu", 20), ("charizard", 80), ("golem", 120), ("snorlax", 120), ("gengar", 60)]
)
def test_low_kick_on_known_pokemon(pokedex: Pokedex, tables: BattleTables, target: str, power: int) -> None:
    user = one(pokedex, "machamp", "low-kick")
    assert move_power(tables, user, one(pokedex, target, "tackle")).tolist() == [power]


@pytest.mark.parametrize(("friendship", "power"), [(0, 1), (2, 1), (5, 2), (70, 28), (200, 80), (255, 102)])
@pytest.mark.parametrize(("partner", "move"), [("pikachu-starter", "pika-papow"), ("eevee-starter", "veevee-volley")])
def test_the_partners_own_move_is_as_strong_as_its_friendship(
    pokedex: Pokedex, tables: BattleTables, partner: str, move: str, *, friendship: int, power: int
) -> None:
    user = one(pokedex, partner, move, friendship=friendship)
    assert move_power(tables, user, one(pokedex, "mew", "psychic")).tolist() == [power]


def test_a_physical_move_sets_attack_against_defence(pokedex: Pokedex, tables: BattleTables) -> None:
    found = attacks(tables, one(pokedex, "gyarados", "waterfall"), one(pokedex, "alakazam", "psychic"))
    # 145 and 65 points, of which friendship makes 102 %.
    assert (found.attack[0], found.defence[0], found.power[0]) == (147, 66, 80)
    assert found.stab[0]
    assert found.effectiveness[0] == 1


def test_a_special_move_sets_special_attack_against_special_defence(pokedex: Pokedex, tables: BattleTables) -> None:
    found = attacks(tables, one(pokedex, "pikachu", "thunderbolt"), one(pokedex, "gyarados", "waterfall"))
    assert (found.attack[0], found.defence[0], found.power[0]) == (71, 122, 90)
    assert found.stab[0]
    assert found.effectiveness[0] == 4


def test_foul_play_strikes_with_the_targets_attack(pokedex: Pokedex, tables: BattleTables) -> None:
    weak = one(pokedex, "alakazam", "foul-play", avs=(0, 0, 0, 0, 0, 0))
    trained = one(pokedex, "alakazam", "foul-play", avs=(0, 200, 0, 200, 0, 0))
    target = one(pokedex, "gyarados", "waterfall", avs=(0, 20, 0, 0, 0, 0))
    assert attacks(tables, weak, target).attack.tolist() == [167]
    assert attacks(tables, trained, target).attack.tolist() == [167]
    assert not attacks(tables, weak, target).stab[0]


def test_no_stab_for_a_move_of_another_type(pokedex: Pokedex, tables: BattleTables) -> None:
    assert not attacks(tables, one(pokedex, "snorlax", "earthquake"), one(pokedex, "mew", "psychic")).stab[0]
    # The second type counts as well.
    assert attacks(tables, one(pokedex, "gyarados", "fly"), one(pokedex, "mew", "psychic")).stab[0]


@pytest.mark.parametrize(
    ("move", "burned", "power", "halved"),
    [
        ("body-slam", False, 85, False),
        ("body-slam", True, 85, True),
        ("surf", True, 90, False),
        ("facade", False, 70, False),
        ("facade", True, 140, False),
    ],
)
def test_a_burn_halves_physical_moves_but_doubles_facade(
    pokedex: Pokedex, tables: BattleTables, move: str, *, burned: bool, power: int, halved: bool
) -> None:
    user, target = one(pokedex, "snorlax", move), one(pokedex, "mew", "psychic")
    found = attacks(tables, user, target, conditions(burned=burned))
    assert (found.power[0], found.halved_by_burn[0]) == (power, halved)


def test_stages_and_screens_are_passed_on(pokedex: Pokedex, tables: BattleTables) -> None:
    user, target = one(pokedex, "snorlax", "body-slam"), one(pokedex, "mew", "psychic")
    found = attacks(tables, user, target, conditions(attack_stage=3, defence_stage=-2, screened=True))
    assert (found.attack_stage[0], found.defence_stage[0], found.screened[0]) == (3, -2, True)
    fresh = attacks(tables, user, target)
    assert (fresh.attack_stage[0], fresh.defence_stage[0], fresh.screened[0]) == (0, 0, False)
    assert not fresh.halved_by_burn[0]


def conditions(**facts: Any) -> Conditions:
    now = {"attack_stage": 0, "defence_stage": 0, "burned": False, "screened": False} | facts
    return Conditions(**{name: np.array([value]) for name, value in now.items()})
