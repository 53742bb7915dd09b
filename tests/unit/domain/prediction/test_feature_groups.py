from __future__ import annotations

import numpy as np
import pytest

from app.domain.battle.engine.order import SideOrder
from app.domain.prediction.feature_groups import feature_groups
from app.domain.prediction.features import DuelFeatures, feature_names


@pytest.mark.parametrize("doubt", [None, 0.001])
def test_every_feature_belongs_to_one_group(doubt: float | None) -> None:
    members = [name for group in feature_groups(doubt).values() for name in group]
    assert sorted(members) == sorted(feature_names(doubt))


def test_only_what_was_played_is_the_run() -> None:
    assert "the run" not in feature_groups(None)
    assert all(name.startswith("run_") for name in feature_groups(0.001)["the run"])


def three_duels() -> DuelFeatures:
    return DuelFeatures(
        names=("wins", "turns"),
        values=np.array([[0.1, 2], [0.2, 3], [0.3, 4]], dtype=np.float32),
        margin=np.array([-1, 0, 1], dtype=np.float32),
        turns=np.array([2.0, 3.0, 4.0]),
        order=SideOrder(swapped=np.array([True, False, True]), mirror=np.array([False, True, False])),
    )


def test_rows_are_taken_from_everything() -> None:
    found = three_duels().take(np.array([2, 0]))

    assert found.values[:, 1].tolist() == [4, 2]
    assert found.margin.tolist() == [1, -1]
    assert found.turns.tolist() == [4, 2]
    assert found.order.swapped.tolist() == [True, True]
    assert found.order.mirror.tolist() == [False, False]


def test_columns_are_kept_in_the_order_asked_for() -> None:
    found = three_duels().only(("turns", "wins"))

    assert found.names == ("turns", "wins")
    assert found.values[0].tolist() == pytest.approx([2, 0.1])
    assert found.margin.tolist() == [-1, 0, 1]
    assert found.schema_hash != three_duels().schema_hash
