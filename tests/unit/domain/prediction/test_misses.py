from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.engine.order import SideOrder
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.features import DuelFeatures
from app.domain.prediction.marks import Examined
from app.domain.prediction.misses import misses, worst_rows
from tests.unit.domain.prediction.examples import won

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.misses import Miss


def seen(*, swapped: bool, wins: float, run_wins: float, run_error: float) -> DuelFeatures:
    return DuelFeatures(
        names=("wins", "run_wins", "run_error"),
        values=np.array([[wins, run_wins, run_error]], dtype=np.float32),
        margin=np.zeros(1, dtype=np.float32),
        turns=np.ones(1),
        order=SideOrder(swapped=np.array([swapped]), mirror=np.array([False])),
    )


def the_miss(pokedex: Pokedex, told: DuelFeatures, *, truth: float) -> Miss:
    pair = (
        Combatant(pokemon="pikachu", move="thunder-shock"),
        Combatant(pokemon="onix", move="rock-throw", level=44, nature="jolly"),
    )
    examined = Examined(tallies=won([6], battles=10), truth=np.array([truth]))
    (found,) = misses(pokedex, line_up_duels(pokedex, [pair]), np.array([0.7]), examined, told)
    return found


def test_the_worst_come_first() -> None:
    assert worst_rows(np.array([0.5, 0.1, 0.9]), np.array([0.6, 0.9, 0.7]), 2).tolist() == [1, 2]


def test_a_miss_is_told_in_words(pokedex: Pokedex) -> None:
    found = the_miss(pokedex, seen(swapped=False, wins=0.9, run_wins=0.7, run_error=0.04), truth=0.6)

    assert (found.a, found.b) == (
        "Pikachu (level 50, hardy) with Thunder Shock",
        "Onix (level 44, jolly) with Rock Throw",
    )
    assert (found.forecast, found.truth, found.observed) == pytest.approx((0.7, 0.6, 0.6))
    assert "arithmetic of damage gives A 90%, far from the truth" in found.explanation
    assert "short run gave A 70%, 2.5 standard errors off: an unlucky run" in found.explanation
    assert "Thunder Shock: paralysis 10 %" in found.explanation
    assert "Rock Throw: hits 90 % of the time" in found.explanation


def test_what_was_told_of_the_leader_is_turned_to_a(pokedex: Pokedex) -> None:
    found = the_miss(pokedex, seen(swapped=True, wins=0.42, run_wins=0.35, run_error=0.05), truth=0.6)

    assert "gives A 58%, near the truth" in found.explanation
    assert "gave A 65%, 1.0 standard errors off: no unusual run" in found.explanation
