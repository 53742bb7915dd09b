"""What holds after every turn, whatever the engine throws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import RANDOM
from app.domain.battle.engine.records import BATTLE, STRUGGLE, Status
from app.domain.battle.engine.turn import choice, is_over, play_turn
from tests.random_combatants import damaging_moves, random_combatants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

Turns = list[list["NDArray[Any]"]]
STAGES = tuple(f"{stat}_stage" for stat in ("attack", "defence", "special_attack", "special_defence", "speed"))


def turns(fighters: NDArray[Any], moves: NDArray[Any], seed: int, most: int = 80) -> Iterator[NDArray[Any]]:
    """Give both fighters as they are before the battle and after each of its turns."""
    arena, battle = fighters.copy(), np.zeros(1, BATTLE)
    battle[0].random, battle[0].fixed_throw = seed, RANDOM
    yield arena.copy()
    a, b = arena[0], arena[1]
    for _ in range(most):
        play_turn(
            battle[0],
            a,
            b,
            choice(a, moves[0, 1 - STRUGGLE], moves[0, STRUGGLE]),
            choice(b, moves[1, 1 - STRUGGLE], moves[1, STRUGGLE]),
        )
        yield arena.copy()
        if is_over(a, b):
            return


@pytest.fixture(scope="module")
def played(pokedex: Pokedex, tables: BattleTables) -> Turns:
    """Every damaging move in three battles, used by anybody against anybody."""
    dice = np.random.default_rng(17)
    known = np.tile(damaging_moves(pokedex), 3)

    def side(move: NDArray[np.int64]) -> Combatants:
        pokemon = dice.integers(0, len(pokedex.pokemon), len(move))
        return random_combatants(pokedex, dice, pokemon=pokemon, move=move)

    fighters, moves = matchups(tables, Duels(a=side(known), b=side(dice.permutation(known))))
    return [list(turns(fighters[row], moves[row], seed=row + 1)) for row in range(len(known))]


def test_hp_stay_between_none_and_all(played: Turns) -> None:
    for battle in played:
        hp = np.array([turn["hp"] for turn in battle])
        assert hp.min() >= 0
        assert (hp <= battle[0]["max_hp"]).all()
        assert (hp[:-1] > 0).all()
        assert (hp[0] == battle[0]["max_hp"]).all()


def test_pp_fall_by_one_for_a_use_and_never_rise(played: Turns) -> None:
    for battle in played:
        pp = np.array([turn["pp"] for turn in battle], dtype=np.int64)
        assert pp.min() >= 0
        assert set(np.diff(pp, axis=0).ravel().tolist()) <= {0, -1}
        assert (pp[0] - pp[-1] <= battle[-1]["actions"]).all()
        # Whoever is the first to move, nothing keeps from it.
        assert pp[1][0] == pp[0][0] - 1 or pp[1][1] == pp[0][1] - 1


def test_stages_stay_between_minus_six_and_six(played: Turns) -> None:
    stages = np.array([[turn[name] for name in STAGES] for battle in played for turn in battle])
    assert stages.min() >= -6
    assert stages.max() <= 6
    assert stages.min() < 0 < stages.max()


def test_what_a_fighter_is_never_changes(played: Turns) -> None:
    for battle in played:
        for name in ("side", "level", "max_hp", "attack", "defence", "special_attack", "special_defence", "speed"):
            assert (np.array([turn[name] for turn in battle]) == battle[0][name]).all()


def test_whoever_is_immune_never_has_the_status(played: Turns) -> None:
    immune = {
        Status.BURN: "cannot_burn",
        Status.PARALYSIS: "cannot_be_paralysed",
        Status.FREEZE: "cannot_freeze",
        Status.POISON: "cannot_be_poisoned",
    }
    seen = set()
    for battle in played:
        for turn in battle:
            for status, flag in immune.items():
                assert not ((turn["status"] == status) & turn[flag]).any()
            seen |= set(turn["status"].tolist())
    assert seen == set(Status)
