from __future__ import annotations

from uuid import uuid4

import numpy as np
import pytest

from app.domain.registry.shadow import ShadowRecord, compare_answers

UNKNOWN = float("nan")


def record(champion: list[float], challenger: list[float], won: list[float] | None = None) -> ShadowRecord:
    return ShadowRecord(
        prediction_ids=tuple(uuid4() for _ in champion),
        champion=np.array(champion),
        challenger=np.array(challenger),
        won=np.array(won or [UNKNOWN] * len(champion)),
    )


def test_of_nothing_there_is_nothing_to_say() -> None:
    found = compare_answers("9", record([], []), largest=10)

    assert (found.duels, found.mean_difference, found.other_winner_share, found.losses, found.largest) == (
        0,
        0.0,
        0.0,
        {},
        (),
    )


def test_differences_count_without_their_sign() -> None:
    found = compare_answers("9", record([0.9, 0.2, 0.5], [0.8, 0.5, 0.5]), largest=2)

    assert found.mean_difference == pytest.approx(0.4 / 3)
    assert found.largest == (1, 0)
    assert sum(one.duels for one in found.buckets) == 3
    assert [one.duels for one in found.buckets if one.duels] == [1, 1, 1]


def test_only_who_backs_another_side_names_another_winner() -> None:
    found = compare_answers("9", record([0.9, 0.51, 0.49, 0.5], [0.51, 0.49, 0.51, 0.5]), largest=0)
    assert found.other_winner_share == 0.5


def test_reported_duels_tell_who_is_better() -> None:
    dice = np.random.default_rng(1)
    truth = dice.beta(0.5, 0.5, 400)
    won = (dice.random(400) < truth).astype(float)
    seen = record(list(np.clip(1 - truth, 0.01, 0.99)), list(truth), [*won[:-50], *[UNKNOWN] * 50])
    found = compare_answers("9", seen, largest=0)

    assert found.reported == 350
    for loss in found.losses.values():
        assert loss.challenger < loss.champion
        assert loss.difference.high < 0
        assert loss.difference.value == pytest.approx(loss.challenger - loss.champion)


def test_the_same_duel_asked_often_is_one_witness() -> None:
    alone = compare_answers("9", record([0.2, 0.7], [0.8, 0.6], [1.0, 0.0]), largest=0)
    often = compare_answers("9", record([0.2, 0.7] * 100, [0.8, 0.6] * 100, [1.0, 0.0] * 100), largest=0)

    width = often.losses["Brier score"].difference.high - often.losses["Brier score"].difference.low
    assert width == pytest.approx(
        alone.losses["Brier score"].difference.high - alone.losses["Brier score"].difference.low
    )
