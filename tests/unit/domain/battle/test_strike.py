from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.attack import OUTSIDE_THE_FORMULA
from app.domain.battle.combatant import Combatant, choose, train
from app.domain.battle.strike import ANSWERS_THE_FOE, Strike, fixed_damage, strike

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def hit(pokedex: Pokedex, tables: BattleTables) -> Hit:
    return Hit(pokedex, tables)


class Hit:
    """One use of a move by one Pokémon, whoever learns it, on another at level 50."""

    def __init__(self, pokedex: Pokedex, tables: BattleTables) -> None:
        self._pokedex, self._tables = pokedex, tables

    def __call__(self, attacker: str, move: str, defender: str, **facts: Any) -> Strike:
        user = choose(self._pokedex, train(self._pokedex, pokemon=attacker, **facts), move, allow_unlearnable=True)
        return strike(self._pokedex, self._tables, user, Combatant(pokemon=defender, move="tackle"))


def test_a_quadruple_weakness_worked_out_by_hand(hit: Hit) -> None:
    # 22 · 90 · 71 / 122 / 50 + 2 = 25; of which 85 % are 21; STAB 31 and 37; × 4.
    found = hit("pikachu", "thunderbolt", "gyarados")
    assert found == Strike(
        weakest=124, strongest=148, foe_hp=170, sentence="guaranteed 2HKO", stab=True, type_multiplier=4.0, priority=0
    )
    assert found.percent == (72.9, 87.0)


def test_a_chance_to_ko_at_once(hit: Hit) -> None:
    found = hit("pikachu-starter", "thunderbolt", "gyarados")
    assert (found.weakest, found.strongest) == (168, 196)
    # Three of the sixteen rolls leave it standing.
    assert found.sentence == "81.2 % chance to OHKO"


def test_a_weight_makes_an_ohko(hit: Hit) -> None:
    assert hit("machamp", "low-kick", "snorlax").sentence == "guaranteed OHKO"
    assert hit("machamp", "low-kick", "pikachu").sentence != "guaranteed OHKO"


@pytest.mark.parametrize(
    ("attacker", "move", "defender"),
    [
        ("pikachu", "thunderbolt", "golem"),
        ("golem", "earthquake", "gyarados"),
        ("snorlax", "body-slam", "gengar"),
        ("machamp", "seismic-toss", "gengar"),
        ("gengar", "night-shade", "snorlax"),
        ("dragonite", "dragon-rage", "clefable"),
        ("electrode", "sonic-boom", "gengar"),
        ("mewtwo", "psywave", "muk-alola"),
        ("rhydon", "horn-drill", "gengar"),
        ("dugtrio", "fissure", "pidgeot"),
        ("hypno", "dream-eater", "machamp"),
        ("raticate", "super-fang", "gengar"),
        ("machamp", "counter", "gengar"),
        ("snorlax", "bide", "gengar"),
        ("mewtwo", "mirror-coat", "muk-alola"),
    ],
)
def test_what_has_no_effect_says_so(hit: Hit, attacker: str, move: str, defender: str) -> None:
    found = hit(attacker, move, defender)
    assert (found.weakest, found.strongest, found.percent) == (0, 0, (0.0, 0.0))
    assert found.sentence == "no effect"


def test_a_move_of_two_to_five_hits_reaches_from_two_weak_to_five_strong(hit: Hit) -> None:
    found = hit("jolteon", "pin-missile", "exeggutor")
    assert (found.weakest, found.strongest) == (2 * 32, 5 * 40)
    assert found.sentence == "12.7 % chance to OHKO"


def test_a_move_of_two_hits_hits_twice(hit: Hit) -> None:
    twice, once = hit("mew", "double-kick", "mew"), hit("mew", "karate-chop", "mew")
    assert twice.weakest % 2 == twice.strongest % 2 == 0
    # Power 30 twice against 50 once.
    assert once.strongest < twice.strongest < 2 * once.strongest


@pytest.mark.parametrize(
    ("attacker", "move", "level", "damage"),
    [
        ("dragonite", "dragon-rage", 1, 40),
        ("electrode", "sonic-boom", 100, 20),
        ("gengar", "night-shade", 37, 37),
        ("machamp", "seismic-toss", 100, 100),
    ],
)
def test_a_fixed_damage_is_the_same_whatever_the_statistics(
    hit: Hit, attacker: str, move: str, level: int, damage: int
) -> None:
    weak, strong = (hit(attacker, move, "mew", level=level, avs=(av,) * 6) for av in (0, 200))
    assert weak == strong
    assert (weak.weakest, weak.strongest) == (damage, damage)


def test_a_fixed_damage_is_counted_in_uses(hit: Hit) -> None:
    assert hit("dragonite", "dragon-rage", "snorlax").sentence == "6 uses to KO"
    assert hit("gengar", "night-shade", "machamp").sentence == "guaranteed 4HKO"


def test_psywave_makes_half_to_one_and_a_half_times_the_level(hit: Hit) -> None:
    found = hit("mewtwo", "psywave", "snorlax")
    assert (found.weakest, found.strongest) == (25, 75)


@pytest.mark.parametrize(
    ("level", "says"), [(49, "no effect"), (50, "OHKO whenever it hits"), (51, "OHKO whenever it hits")]
)
def test_a_one_hit_ko_fails_against_a_higher_level(hit: Hit, level: int, says: str) -> None:
    assert hit("rhydon", "horn-drill", "pikachu", level=level).sentence == says


def test_super_fang_halves_the_hp_and_never_kos(hit: Hit) -> None:
    found = hit("raticate", "super-fang", "snorlax")
    assert (found.weakest, found.strongest, found.foe_hp) == (117, 117, 235)
    assert "never KOs" in found.sentence


@pytest.mark.parametrize("move", ["counter", "mirror-coat", "bide"])
def test_what_answers_the_foe_depends_on_the_foe(hit: Hit, move: str) -> None:
    found = hit("mew", move, "mew")
    assert (found.weakest, found.strongest) == (0, found.foe_hp)
    assert found.sentence == "depends on the damage received"


def test_zippy_zap_is_always_critical(hit: Hit) -> None:
    # 22 · 50 · 102 / 122 / 50 + 2 = 20; critical 30; of which 85 % are 25; STAB 37 and 45.
    found = hit("pikachu-starter", "zippy-zap", "mew")
    assert (found.weakest, found.strongest) == (37, 45)


class TestFixedDamage:
    def test_psywave_has_101_equally_likely_damages(self) -> None:
        rolls = fixed_damage("random-level-damage", 0, level=100, foe_level=1, foe_hp=1)
        assert rolls.tolist() == list(range(50, 151))

    def test_psywave_makes_at_least_one_point(self) -> None:
        rolls = fixed_damage("random-level-damage", 0, level=1, foe_level=1, foe_hp=1)
        assert set(rolls.tolist()) == {1}

    @pytest.mark.parametrize(("foe_hp", "damage"), [(235, 117), (2, 1), (1, 1)])
    def test_half_of_the_hp_is_cut_but_at_least_one(self, foe_hp: int, damage: int) -> None:
        found = fixed_damage("half-hp-damage", 50, level=1, foe_level=1, foe_hp=foe_hp)
        assert found.tolist() == [damage]

    @pytest.mark.parametrize("kind", sorted(OUTSIDE_THE_FORMULA - ANSWERS_THE_FOE))
    def test_every_kind_has_its_damages_in_order(self, kind: str) -> None:
        found = fixed_damage(kind, 20, level=50, foe_level=50, foe_hp=100)
        assert (np.diff(found) >= 0).all()
        assert found[0] >= 1

    @pytest.mark.parametrize("kind", [*sorted(ANSWERS_THE_FOE), "drain"])
    def test_another_kind_is_no_fixed_damage(self, kind: str) -> None:
        with pytest.raises(ValueError, match=kind):
            fixed_damage(kind, 0, level=50, foe_level=50, foe_hp=100)


def test_every_damaging_move_has_an_answer_against_everyone_it_meets(hit: Hit, pokedex: Pokedex) -> None:
    for move in (one for one in pokedex.moves if one.is_damaging and one.playable):
        found = hit("mew", move.slug, "machamp")
        assert 0 <= found.weakest <= found.strongest, move.slug
        assert found.sentence, move.slug
        assert found.percent[0] <= found.percent[1]
