from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy.stats import chisquare, ks_2samp

from app.domain.battle.lineup import call_out
from app.domain.monitoring.schedule import Profile, Schedule
from app.domain.monitoring.strangers import strange_duels
from app.domain.monitoring.traffic import Kind, Traffic, draw_traffic
from app.domain.prediction.draws import LESSONS, MIXTURES, draw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.pokedex.pokedex import Pokedex

COUNT = 4000
RUNS = {profile: Schedule.within(profile, rate=100, seconds=3600, requests=COUNT) for profile in Profile}


def drawn(pokedex: Pokedex, profile: Profile = Profile.STEADY, **facts: Any) -> Traffic:
    asked: dict[str, Any] = {"only": (), "outcomes": 0.0, "most": 2 * COUNT, "seed": 1} | facts
    return draw_traffic(pokedex, RUNS[profile], **asked)


@pytest.fixture(scope="module")
def steady(pokedex: Pokedex) -> Traffic:
    return drawn(pokedex)


@pytest.fixture(scope="module")
def drifting(pokedex: Pokedex) -> Traffic:
    return drawn(pokedex, Profile.DRIFTING)


def columns(duels: Duels) -> dict[str, NDArray[np.int64]]:
    found: dict[str, NDArray[np.int64]] = {}
    for name, side in (("a", duels.a), ("b", duels.b)):
        for field in fields(side):
            values = np.asarray(getattr(side, field.name)).reshape(len(side), -1)
            found |= {f"{name}.{field.name}.{at}": values[:, at] for at in range(values.shape[1])}
    return found


def is_champion(side: Combatants) -> NDArray[np.bool_]:
    return np.asarray((side.level == 100) & (side.avs == 200).all(axis=1) & (side.ivs == 31).all(axis=1))


def test_the_same_seed_asks_the_same(pokedex: Pokedex) -> None:
    one, same, other = (drawn(pokedex, Profile.DRIFTING, outcomes=0.3, seed=seed) for seed in (5, 5, 6))

    assert [one.question(at) for at in range(300)] == [same.question(at) for at in range(300)]
    assert one.has_outcome.tolist() == same.has_outcome.tolist()
    assert one.seeds.tolist() == same.seeds.tolist()
    assert [one.question(at) for at in range(9)] != [other.question(at) for at in range(9)]


def test_steady_traffic_is_what_models_learn_from(pokedex: Pokedex, steady: Traffic) -> None:
    lessons, _ = draw(pokedex, MIXTURES[LESSONS], 20_000, np.random.default_rng(99))
    asked, learnt = columns(steady.duels), columns(lessons)
    unlikely = [name for name, values in asked.items() if ks_2samp(values, learnt[name]).pvalue < 1e-4]

    assert unlikely == []
    usual = [(side.level == 50) & (side.avs == 0).all(axis=1) for side in (steady.duels.a, steady.duels.b)]
    assert [one.mean() for one in usual] == pytest.approx([0.7, 0.7], abs=0.03)


@pytest.mark.parametrize("profile", [Profile.BURST, Profile.SPIKE])
def test_how_much_is_asked_does_not_change_what(pokedex: Pokedex, steady: Traffic, profile: Profile) -> None:
    other = drawn(pokedex, profile)
    assert [other.question(at) for at in range(50)] == [steady.question(at) for at in range(50)]


def test_of_drifting_traffic_ever_more_is_strange(drifting: Traffic) -> None:
    strange = is_champion(drifting.duels.a) & is_champion(drifting.duels.b)
    shares = [part.mean() for part in np.array_split(strange[drifting.ends - 1], 10)]

    assert shares == pytest.approx((np.arange(10) + 0.5) / 10, abs=0.1)


def test_the_questions_of_one_request_are_of_one_kind_of_pokemon(drifting: Traffic) -> None:
    strange = is_champion(drifting.duels.a)
    for at in np.flatnonzero(np.array(drifting.kinds) == Kind.COUNTERS):
        assert len(set(strange[drifting.ends[at] - 6 : drifting.ends[at]])) == 1


def test_strangers_are_few_strong_and_hardly_ever_learnt_from(pokedex: Pokedex) -> None:
    duels = strange_duels(pokedex, 500, np.random.default_rng(3))
    lessons, _ = draw(pokedex, MIXTURES[LESSONS], 50_000, np.random.default_rng(4))

    assert is_champion(duels.a).all()
    assert is_champion(duels.b).all()
    assert len({*duels.a.pokemon, *duels.b.pokemon}) == 6
    assert not (is_champion(lessons.a) & (lessons.a.friendship == 255)).any()
    for row in range(len(duels)):
        fighter = call_out(pokedex, duels.a, row)
        assert fighter.move in {move.slug for move in pokedex.damaging_moves(fighter.pokemon)}


def test_most_questions_are_about_one_duel_and_few_about_counters(steady: Traffic) -> None:
    counts = [steady.kinds.count(kind) for kind in Kind]

    assert list(Kind) == ["duel", "duels", "best-move", "counters", "pokemon"]
    assert chisquare(counts, np.array([0.7, 0.05, 0.14, 0.01, 0.1]) * COUNT).pvalue > 1e-4


def test_only_what_is_wanted_is_asked(pokedex: Pokedex) -> None:
    assert set(drawn(pokedex, only=[Kind.DUEL]).kinds) == {Kind.DUEL}
    assert set(drawn(pokedex, only=[Kind.DUEL, Kind.COUNTERS]).kinds) == {Kind.DUEL, Kind.COUNTERS}


def test_each_question_holds_what_it_needs(steady: Traffic) -> None:
    seen = {}
    for at in range(len(steady)):
        question = steady.question(at)
        pairs = {Kind.DUELS: 5, Kind.COUNTERS: 6}.get(question.kind, 1)
        most = 4 if question.kind in {Kind.BEST_MOVE, Kind.COUNTERS} else 1
        assert len(question.pairs) == pairs
        assert all(1 <= len(side.moves) <= most for pair in question.pairs for side in pair)
        seen[question.kind] = max(len(side.moves) for pair in question.pairs for side in pair)

    assert set(seen) == set(Kind)


def test_a_duel_is_played_as_it_is_asked_about(pokedex: Pokedex, steady: Traffic) -> None:
    at = steady.kinds.index(Kind.DUEL)
    ((a, b),) = steady.question(at).pairs
    duel = steady.duel(at)

    assert len(duel) == 1
    assert call_out(pokedex, duel.a, 0) == a.playing(a.moves[0])
    assert call_out(pokedex, duel.b, 0) == b.playing(b.moves[0])


def test_outcomes_are_of_single_duels_and_count_as_requests(pokedex: Pokedex) -> None:
    some = drawn(pokedex, outcomes=0.5)
    of_duels = np.array([kind is Kind.DUEL for kind in some.kinds])
    few = drawn(pokedex, outcomes=1.0, most=100)

    assert not some.has_outcome[~of_duels].any()
    assert some.has_outcome[of_duels].mean() == pytest.approx(0.5, abs=0.05)
    assert 99 <= len(few) + few.has_outcome.sum() <= 100
    assert len(drawn(pokedex, outcomes=1.0, most=1)) == 1
