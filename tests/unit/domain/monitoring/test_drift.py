from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.monitoring.drift import Drift, DriftVerdict, Shift, find_drift
from app.domain.monitoring.drift_words import explain
from app.domain.monitoring.schedule import Profile, Schedule
from app.domain.monitoring.traffic import draw_traffic
from tests.monitored_duels import answered, drifted, learnt, level_50, usual

if TYPE_CHECKING:
    from app.domain.monitoring.reference import Reference
    from app.domain.pokedex.pokedex import Pokedex

SEEDS = range(20)


@pytest.fixture(scope="module")
def reference(pokedex: Pokedex) -> Reference:
    return learnt(pokedex, usual(pokedex, 5000, seed=1))


def found(pokedex: Pokedex, reference: Reference, duels: Duels) -> Drift:
    return find_drift(pokedex, reference, answered(pokedex, duels))


def asked_in(pokedex: Pokedex, profile: Profile, seed: int) -> Duels:
    """Return the duels of a run of traffic with a thousand questions."""
    schedule = Schedule(profile=profile, rate=10, seconds=100)
    return draw_traffic(pokedex, schedule, only=(), outcomes=0, most=1000, seed=seed).duels


@pytest.mark.parametrize("seed", SEEDS)
def test_steady_traffic_is_stable(pokedex: Pokedex, reference: Reference, seed: int) -> None:
    drift = found(pokedex, reference, asked_in(pokedex, Profile.STEADY, seed))

    assert drift.verdict is DriftVerdict.STABLE
    assert drift.outside <= 0.02
    assert {one.shift for one in drift.columns} == {Shift.NONE}


@pytest.mark.parametrize("seed", SEEDS)
def test_drifting_traffic_is_noticed_at_once(pokedex: Pokedex, reference: Reference, seed: int) -> None:
    drift = found(pokedex, reference, asked_in(pokedex, Profile.DRIFTING, seed))

    assert drift.verdict is DriftVerdict.OUT_OF_DOMAIN
    assert drift.outside == pytest.approx(0.5, abs=0.1)
    assert {"higher_level", "total_avs"} <= {one.column for one in drift.shifted}


@pytest.mark.parametrize("share", [0.08, 0.3])
def test_few_that_are_raised_to_extremes_are_enough(pokedex: Pokedex, reference: Reference, share: float) -> None:
    drift = found(pokedex, reference, drifted(pokedex, 1000, share, seed=12))

    assert drift.verdict is DriftVerdict.OUT_OF_DOMAIN
    assert drift.outside == pytest.approx(share, abs=0.02)


def test_other_matchups_of_the_kind_that_is_known_are_no_failure(pokedex: Pokedex, reference: Reference) -> None:
    drift = found(pokedex, reference, level_50(pokedex, 1000))

    assert drift.verdict is DriftVerdict.POPULATION_SHIFT
    assert drift.outside < 0.01
    assert {"higher_level", "total_avs", "untrained_sides"} <= {one.column for one in drift.shifted}
    words = explain(drift)
    assert "no failure" in words
    assert "the AVs of both together is spread otherwise, with 0 still in the middle" in words
    assert "monitor quality" in words


def test_answers_that_move_alone_are_told_apart(pokedex: Pokedex, reference: Reference) -> None:
    asked = answered(pokedex, usual(pokedex, 1000, seed=3))
    flattened = replace(asked, win_probability=0.5 + (asked.win_probability - 0.5) / 4)
    drift = find_drift(pokedex, reference, flattened)

    assert drift.verdict is DriftVerdict.POPULATION_SHIFT
    assert [one.column for one in drift.shifted] == ["confidence"]
    assert "the answers have moved" in explain(drift)


def test_one_duel_asked_a_thousand_times_is_one_witness(pokedex: Pokedex, reference: Reference) -> None:
    strange = drifted(pokedex, 1, 1.0, seed=4)
    often = Duels.concatenate([usual(pokedex, 600, seed=5), *(strange for _ in range(1000))])
    drift = found(pokedex, reference, often)

    assert drift.verdict is DriftVerdict.STABLE
    assert (drift.predictions, drift.duels) == (1600, 601)
    assert "Of 1,600 predictions, 999 repeat a duel, which counts once." in explain(drift)


@pytest.mark.parametrize("count", [0, 1, 199])
def test_too_few_say_nothing(pokedex: Pokedex, reference: Reference, count: int) -> None:
    drift = found(pokedex, reference, drifted(pokedex, count, 1.0, seed=6))

    assert drift.verdict is DriftVerdict.TOO_FEW
    assert drift.columns == ()
    assert f"{count} different duels" in explain(drift)


def test_a_training_on_too_few_cannot_be_compared_with(pokedex: Pokedex) -> None:
    drift = found(pokedex, learnt(pokedex, usual(pokedex, 150, seed=7)), usual(pokedex, 300, seed=8))

    assert drift.verdict is DriftVerdict.TOO_FEW
    assert "Train it on more" in explain(drift)


def test_a_small_shift_in_a_small_sample_is_chance_and_in_a_large_one_moderate(
    pokedex: Pokedex, reference: Reference
) -> None:
    def mixed(count: int) -> Drift:
        rest = level_50(pokedex, count)
        return found(pokedex, reference, Duels.concatenate([usual(pokedex, count, seed=9), rest]))

    few, many = mixed(110), mixed(1500)
    psi = {one.column: one for one in many.columns}

    assert many.verdict is few.verdict is DriftVerdict.STABLE
    assert psi["total_avs"].shift is Shift.MODERATE
    assert min(one.noise for one in few.columns) > 4 * min(one.noise for one in many.columns)


def test_the_words_name_every_reason(pokedex: Pokedex, reference: Reference) -> None:
    some = drifted(pokedex, 400, 0.5, seed=10)
    pokemon, move = pokedex.pokemon_positions["magikarp"], pokedex.move_positions["surf"]
    unable = replace(some.a, pokemon=np.full(400, pokemon), move=np.full(400, move))
    words = explain(found(pokedex, reference, Duels(a=unable, b=some.b)))

    assert "100.0% have a move that its Pokémon does not learn" in words
    assert "% have a Pokémon raised like none of those" in words
    assert "where 5% are allowed" in words
    assert "and " in words
    assert "train again" in words
