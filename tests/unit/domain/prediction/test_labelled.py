from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.prediction.labelled import LabelledDuels
from tests.unit.domain.prediction.examples import won

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels


@pytest.fixture
def labelled(drawn: Duels) -> LabelledDuels:
    kind = np.array(["random", "strong", "spread", "random"])
    return LabelledDuels(duels=drawn.take(slice(0, 4)), tallies=won([1, 2, 3, 4], battles=9), kind=kind)


def facts(of: LabelledDuels) -> list[tuple[int, int, int, int, str]]:
    columns = (of.duels.a.pokemon, of.duels.b.move, of.tallies.a_wins, of.tallies.b_wins, of.kind)
    return list(zip(*(column.tolist() for column in columns), strict=True))


@pytest.mark.parametrize("rows", [[2], [3, 0], [0, 1, 2, 3], []])
def test_a_duel_keeps_what_the_engine_made_of_it(labelled: LabelledDuels, rows: list[int]) -> None:
    some = labelled.take(np.array(rows, dtype=np.int64))
    assert len(some) == len(rows)
    assert facts(some) == [facts(labelled)[row] for row in rows]


def test_parts_put_together_are_the_whole(labelled: LabelledDuels) -> None:
    again = LabelledDuels.concatenate([labelled.take(slice(0, 1)), labelled.take(slice(1, 4))])
    assert len(again) == 4
    assert facts(again) == facts(labelled)
