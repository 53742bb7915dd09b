from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.strike import strikes
from tests.damage_cases import follows_formula
from tests.random_combatants import damaging_moves, random_combatants
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from app.domain.battle.duels import Combatants
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


def played(tables: BattleTables, user: Combatants, foe: Combatants) -> Any:
    """Return the move as this user plays it against this foe."""
    _, known = matchups(tables, Duels(a=user, b=foe))
    return known[0, 0, 1]


def test_only_twelve_damaging_moves_bypass_the_formula(pokedex: Pokedex, tables: BattleTables) -> None:
    inside = follows_formula(tables).tolist()
    found = {move.slug for move, follows in zip(pokedex.moves, inside, strict=True) if move.is_damaging and not follows}
    assert found == OUTSIDE
    assert not any(follows for move, follows in zip(pokedex.moves, inside, strict=True) if not move.is_damaging)


def test_every_move_that_follows_the_formula_has_power(pokedex: Pokedex, tables: BattleTables) -> None:
    for at in np.flatnonzero(follows_formula(tables)).tolist():
        slug = pokedex.moves[at].slug
        assert played(tables, one(pokedex, "mew", slug), one(pokedex, "snorlax", "tackle")).power > 0, slug


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
    assert played(weighed, one(pokedex, "machamp", "low-kick"), one(pokedex, "mew", "psychic")).power == power


@pytest.mark.parametrize(
    ("target", "power"), [("pikachu", 20), ("charizard", 80), ("golem", 120), ("snorlax", 120), ("gengar", 60)]
)
def test_low_kick_on_known_pokemon(pokedex: Pokedex, tables: BattleTables, target: str, power: int) -> None:
    assert played(tables, one(pokedex, "machamp", "low-kick"), one(pokedex, target, "tackle")).power == power


@pytest.mark.parametrize(("friendship", "power"), [(0, 1), (2, 1), (5, 2), (70, 28), (200, 80), (255, 102)])
@pytest.mark.parametrize(("partner", "move"), [("pikachu-starter", "pika-papow"), ("eevee-starter", "veevee-volley")])
def test_the_partners_own_move_is_as_strong_as_its_friendship(
    pokedex: Pokedex, tables: BattleTables, partner: str, move: str, *, friendship: int, power: int
) -> None:
    user = one(pokedex, partner, move, friendship=friendship)
    assert played(tables, user, one(pokedex, "mew", "psychic")).power == power


@pytest.mark.parametrize(
    ("user", "move", "foe", "stab", "doublings"),
    [
        ("gyarados", "waterfall", "alakazam", True, 0),
        ("pikachu", "thunderbolt", "gyarados", True, 2),
        ("snorlax", "earthquake", "mew", False, 0),
        ("gyarados", "fly", "mew", True, 0),  # the second type counts as well
        ("alakazam", "foul-play", "gyarados", False, 0),
        ("pikachu", "thunderbolt", "venusaur", True, -1),
        ("venusaur", "solar-beam", "charizard", True, -2),
    ],
)
def test_types_make_stab_and_effectiveness(
    pokedex: Pokedex, tables: BattleTables, user: str, move: str, foe: str, *, stab: bool, doublings: int
) -> None:
    found = played(tables, one(pokedex, user, move), one(pokedex, foe, "tackle"))
    assert (bool(found.stab), int(found.doublings), bool(found.no_effect)) == (stab, doublings, False)


def test_an_immunity_is_told(pokedex: Pokedex, tables: BattleTables) -> None:
    found = played(tables, one(pokedex, "pikachu", "thunderbolt"), one(pokedex, "golem", "tackle"))
    assert (bool(found.no_effect), int(found.doublings)) == (True, 0)


def test_fighters_come_with_their_statistics_and_immunities(pokedex: Pokedex, tables: BattleTables) -> None:
    duels = Duels(a=one(pokedex, "charizard", "fly"), b=one(pokedex, "gengar", "night-shade"))
    ((a, b),), known = matchups(tables, duels)
    for fighter, side in ((a, duels.a), (b, duels.b)):
        stats = [
            fighter[name] for name in ("max_hp", "attack", "defence", "special_attack", "special_defence", "speed")
        ]
        assert stats == tables.stats(side)[0].tolist()
        assert fighter.hp == fighter.max_hp
    assert (a.side, b.side) == (0, 1)
    assert (a.cannot_burn, a.cannot_be_poisoned, a.immune_to_bide) == (True, False, False)
    assert (b.cannot_burn, b.cannot_be_poisoned, b.immune_to_bide) == (False, True, True)
    assert [a.pp, b.pp] == known["pp"][0, :, 1].tolist() == [24, 24]


def test_a_row_is_the_same_whatever_stands_beside_it(pokedex: Pokedex, tables: BattleTables) -> None:
    dice = np.random.default_rng(4)
    moves = damaging_moves(pokedex)
    a, b = (
        random_combatants(pokedex, dice, pokemon=dice.integers(0, len(pokedex.pokemon), len(moves)), move=move)
        for move in (moves, dice.permutation(moves))
    )
    duels = Duels(a=a, b=b)
    fighters, known = matchups(tables, duels)
    for row in range(len(duels)):
        alone, played_alone = matchups(tables, duels.take(slice(row, row + 1)))
        assert (alone[0] == fighters[row]).all()
        assert (played_alone[0] == known[row]).all()


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize(("field", "kind"), [("pokemon", "Pokémon"), ("move", "move"), ("nature", "nature")])
@pytest.mark.parametrize("position", [-1, 10_000])
def test_a_position_outside_the_pokedex_is_refused(
    pokedex: Pokedex, tables: BattleTables, *, side: str, field: str, kind: str, position: int
) -> None:
    duels = Duels(a=one(pokedex, "mew", "psychic"), b=one(pokedex, "mew", "psychic"))
    nowhere = replace(getattr(duels, side), **{field: np.array([position])})
    with pytest.raises(IndexError, match=f"the position of a {kind} is outside the Pokédex"):
        matchups(tables, replace(duels, **{side: nowhere}))
    if side == "a" or field != "move":
        with pytest.raises(IndexError, match=f"the position of a {kind} is outside the Pokédex"):
            strikes(tables, *((nowhere, duels.b) if side == "a" else (duels.a, nowhere)))
