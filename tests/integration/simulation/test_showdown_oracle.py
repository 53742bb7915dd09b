from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.conditions import Conditions
from app.domain.battle.lineup import line_up
from app.infrastructure.simulation.showdown_oracle import ShowdownOracle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from app.domain.pokedex.pokedex import Pokedex

PIKACHU = Combatant(pokemon="pikachu-starter", move="thunderbolt")
GYARADOS = Combatant(pokemon="gyarados", move="waterfall")
ALAKAZAM = Combatant(pokemon="alakazam", move="foul-play")


@pytest.fixture(scope="module")
def oracle(pokedex: Pokedex, engine_folder: Path) -> Iterator[ShowdownOracle]:
    oracle = ShowdownOracle(pokedex=pokedex, engine_folder=engine_folder)
    yield oracle
    oracle.close()


class TestStats:
    def test_awakening_values_are_added_to_every_stat(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        bare = Combatant(pokemon="mew", move="psychic")
        awakened = Combatant(pokemon="mew", move="psychic", avs=(200, 1, 20, 30, 199, 200))
        before, after = oracle.stats(line_up(pokedex, [bare, awakened]))
        assert (after - before).tolist() == [200, 1, 20, 30, 199, 200]

    def test_friendship_raises_every_stat_but_hp(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        levels = [Combatant(pokemon="mew", move="psychic", friendship=value) for value in (0, 70, 255)]
        # Mew at level 50: 175 HP, and 120 before friendship, of which 102 % are 122 and 110 % are 132.
        assert oracle.stats(line_up(pokedex, levels)).tolist() == [
            [175] + [120] * 5,
            [175] + [122] * 5,
            [175] + [132] * 5,
        ]

    def test_the_nature_counts_before_friendship(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        timid = Combatant(pokemon="mew", move="psychic", nature="timid", friendship=255)
        # 108 and 132, of which 110 % are 118 and 145.
        assert oracle.stats(line_up(pokedex, [timid])).tolist() == [[175, 118, 132, 132, 132, 145]]


class TestDamage:
    def test_it_gives_sixteen_rolls_in_order(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        rolls = damage(oracle, pokedex, PIKACHU, GYARADOS)
        assert rolls.shape == (16,)
        assert (np.diff(rolls) >= 0).all()
        assert (rolls % 4 == 0).all()

    def test_it_is_not_capped_by_the_hp_left(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        weak = Combatant(pokemon="magikarp", move="tackle", level=1)
        assert damage(oracle, pokedex, PIKACHU, weak).min() > 100

    def test_a_move_without_effect_gives_zeros(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        ground = Combatant(pokemon="golem", move="earthquake")
        assert not damage(oracle, pokedex, PIKACHU, ground).any()
        assert not damage(oracle, pokedex, ground, GYARADOS).any()

    def test_each_condition_counts(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        def top(**conditions: Any) -> int:
            return int(damage(oracle, pokedex, GYARADOS, ALAKAZAM, **conditions).max())

        fresh = top()
        assert top(critical=True) == pytest.approx(fresh * 1.5, rel=0.05)
        assert top(attack_stage=2) == pytest.approx(fresh * 2, rel=0.05)
        assert top(defence_stage=-2) == pytest.approx(fresh * 2, rel=0.05)
        assert top(burned=True) == pytest.approx(fresh / 2, rel=0.05)
        assert top(screened=True) == pytest.approx(fresh / 2, rel=0.05)
        assert top(critical=True, attack_stage=-2, screened=True) == top(critical=True)

    def test_foul_play_uses_the_attack_of_its_target(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        fresh = damage(oracle, pokedex, ALAKAZAM, GYARADOS).max()
        assert damage(oracle, pokedex, ALAKAZAM, GYARADOS, attack_stage=2).max() == pytest.approx(2 * fresh, rel=0.05)
        drained = Combatant(pokemon="gyarados", move="waterfall", ivs=(31, 0, 31, 31, 31, 31))
        assert damage(oracle, pokedex, ALAKAZAM, drained).max() < fresh

    def test_a_bad_stage_is_refused(self, oracle: ShowdownOracle, pokedex: Pokedex) -> None:
        with pytest.raises(ValueError, match="stage 7"):
            damage(oracle, pokedex, PIKACHU, GYARADOS, attack_stage=7)


def damage(
    oracle: ShowdownOracle, pokedex: Pokedex, attacker: Combatant, defender: Combatant, **situation: Any
) -> NDArray[np.int64]:
    conditions = Conditions(
        attack_stage=np.array([situation.get("attack_stage", 0)]),
        defence_stage=np.array([situation.get("defence_stage", 0)]),
        burned=np.array([situation.get("burned", False)]),
        screened=np.array([situation.get("screened", False)]),
    )
    critical = np.array([situation.get("critical", False)])
    rolls: NDArray[np.int64] = oracle.damage(
        line_up(pokedex, [attacker]), line_up(pokedex, [defender]), critical, conditions
    )[0]
    return rolls
