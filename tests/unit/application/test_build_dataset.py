from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.build_dataset import BuildDataset
from app.application.ports.battle_simulator import SimulationError
from app.application.ports.cluster_errors import LostWorkersError
from app.application.ports.duel_dataset import DatasetPlan
from app.domain.battle.lineup import call_out
from app.domain.prediction.draws import DRAWS, EXAM
from app.domain.prediction.splits import Fold, folds
from tests.contracts.duel_dataset_contract import in_words
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_part_player import FakePartPlayer

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.duels import Duels
    from app.domain.battle.outcome import Tallies
    from app.domain.pokedex.pokedex import Pokedex

PLAN = DatasetPlan(
    duels=90,
    battles=5,
    held_out_battles=9,
    seed=6,
    part_size=40,
    mixture="lessons",
    rules_version="fake-1",
    draws_version="1-fake",
)


class TiringSimulator(FakeBattleSimulator):
    """Fails when it is asked once more than `calls` times, and remembers how often each duel was to be played."""

    def __init__(self, pokedex: Pokedex, *, calls: int = 1000) -> None:
        super().__init__(pokedex)
        self.played: list[tuple[Duels, int]] = []
        self._calls = calls

    def simulate(
        self, duels: Duels, *, battles: int, seed: int, on_progress: Callable[[int], None] | None = None
    ) -> Tallies:
        if len(self.played) == self._calls:
            raise SimulationError("pikachu against ditto", "it hung")
        self.played.append((duels, battles))
        return super().simulate(duels, battles=battles, seed=seed, on_progress=on_progress)


def built(pokedex: Pokedex, dataset: FakeDuelDataset, *, calls: int = 1000, plan: DatasetPlan = PLAN) -> list[int]:
    """Build, and return what was told of the progress."""
    told: list[int] = []
    simulator = TiringSimulator(pokedex, calls=calls)
    BuildDataset(pokedex=pokedex, simulator=simulator, dataset=dataset)(plan=plan, on_progress=told.append)
    return told


def built_by(cluster: FakePartPlayer, pokedex: Pokedex, dataset: FakeDuelDataset) -> list[int]:
    told: list[int] = []
    simulator = TiringSimulator(pokedex, calls=0)
    build = BuildDataset(pokedex=pokedex, simulator=simulator, dataset=dataset, cluster=cluster)
    build(plan=PLAN, on_progress=told.append)
    return told


def test_the_dataset_is_what_was_planned(pokedex: Pokedex) -> None:
    dataset = FakeDuelDataset()
    manifest = BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=dataset)(plan=PLAN)

    assert manifest == dataset.manifest()
    assert manifest.plan == PLAN
    assert sum(manifest.duels_by_kind.values()) == len(dataset.load(pokedex)) == 90
    assert set(manifest.duels_by_kind) == set(DRAWS)


def test_the_duels_are_drawn_from_the_mixture_of_the_plan(pokedex: Pokedex) -> None:
    dataset = FakeDuelDataset()
    built(pokedex, dataset, plan=replace(PLAN, mixture=EXAM))
    labelled = dataset.load(pokedex)

    assert set(folds(pokedex, labelled.duels).tolist()) == {Fold.TEST}
    assert set(labelled.tallies.battles.tolist()) == {PLAN.held_out_battles}


def test_the_progress_rises_to_the_last_duel(pokedex: Pokedex) -> None:
    assert built(pokedex, FakeDuelDataset()) == [40, 80, 90]


def test_the_same_plan_makes_the_same_dataset(pokedex: Pokedex) -> None:
    first, second = FakeDuelDataset(), FakeDuelDataset()
    built(pokedex, first)
    built(pokedex, second)

    assert first.manifest() == second.manifest()
    assert in_words(first.load(pokedex), pokedex) == in_words(second.load(pokedex), pokedex)


def test_another_seed_makes_other_duels_in_every_part(pokedex: Pokedex) -> None:
    first, second = FakeDuelDataset(), FakeDuelDataset()
    built(pokedex, first)
    other = replace(PLAN, seed=7)
    built(pokedex, second, plan=other)
    one, two = (in_words(dataset.load(pokedex), pokedex) for dataset in (first, second))

    assert not set(one) & set(two)


def test_no_part_repeats_another(pokedex: Pokedex) -> None:
    dataset = FakeDuelDataset()
    built(pokedex, dataset)
    duels = dataset.load(pokedex).duels
    pairs = [(call_out(pokedex, duels.a, row), call_out(pokedex, duels.b, row)) for row in range(len(duels))]

    assert len(set(pairs)) == len(pairs)


def test_what_is_held_out_is_played_more_often(pokedex: Pokedex) -> None:
    dataset = FakeDuelDataset()
    built(pokedex, dataset)
    labelled = dataset.load(pokedex)
    learns = folds(pokedex, labelled.duels) == Fold.TRAIN

    assert learns.any()
    assert not learns.all()
    assert set(labelled.tallies.battles[learns].tolist()) == {PLAN.battles}
    assert set(labelled.tallies.battles[~learns].tolist()) == {PLAN.held_out_battles}


def test_each_duel_has_its_own_tally(pokedex: Pokedex) -> None:
    # Overwhelming strength wins nearly every battle, which a tally of another duel would contradict.
    dataset = FakeDuelDataset()
    plan = replace(PLAN, battles=400, held_out_battles=900)
    built(pokedex, dataset, plan=plan)
    labelled = dataset.load(pokedex)
    totals = [one.base_stats.total for one in pokedex.pokemon]
    a, b = (
        [totals[pokemon] * level for pokemon, level in zip(side.pokemon, side.level, strict=True)]
        for side in (labelled.duels.a, labelled.duels.b)
    )
    clear = [row for row in range(90) if not 1 / 1.25 < a[row] / b[row] < 1.25]

    assert len(clear) > 30
    assert all((labelled.tallies.win_share[row] > 0.5) == (a[row] > b[row]) for row in clear)


@pytest.mark.parametrize(("calls", "finished"), [(0, []), (1, []), (2, [0]), (3, [0]), (5, [0, 1])])
def test_a_failure_passes_through_and_loses_no_finished_part(pokedex: Pokedex, calls: int, finished: list[int]) -> None:
    dataset = FakeDuelDataset()
    with pytest.raises(SimulationError, match="pikachu against ditto: it hung"):
        built(pokedex, dataset, calls=calls)

    assert [number for number in range(PLAN.parts) if dataset.has_part(PLAN, number)] == finished


def test_an_interrupted_build_goes_on_where_it_stopped_and_ends_the_same(pokedex: Pokedex) -> None:
    whole, resumed = FakeDuelDataset(), FakeDuelDataset()
    built(pokedex, whole)
    with pytest.raises(SimulationError):
        built(pokedex, resumed, calls=3)
    told = built(pokedex, resumed)

    assert resumed.kept == [0, 1, 2]
    assert told == [40, 80, 90]
    assert resumed.manifest() == whole.manifest()


def test_only_the_missing_parts_are_played(pokedex: Pokedex) -> None:
    dataset = FakeDuelDataset()
    with pytest.raises(SimulationError):
        built(pokedex, dataset, calls=4)
    simulator = TiringSimulator(pokedex)
    BuildDataset(pokedex=pokedex, simulator=simulator, dataset=dataset)(plan=PLAN)

    assert sum(len(duels) for duels, _ in simulator.played) == 10


def test_a_failure_leaves_the_dataset_before_it(pokedex: Pokedex) -> None:
    dataset = FakeDuelDataset()
    built(pokedex, dataset)
    before = dataset.manifest()
    other = replace(PLAN, seed=7)
    with pytest.raises(SimulationError):
        built(pokedex, dataset, calls=3, plan=other)

    assert dataset.manifest() == before


def test_a_cluster_makes_the_same_dataset_in_whatever_order_it_plays(pokedex: Pokedex) -> None:
    here, there = FakeDuelDataset(), FakeDuelDataset()
    built(pokedex, here)
    told = built_by(FakePartPlayer(), pokedex, there)

    assert there.kept == [2, 1, 0]
    assert told == [10, 50, 90]
    assert there.manifest() == here.manifest()


def test_what_a_cluster_had_played_before_it_failed_is_kept(pokedex: Pokedex) -> None:
    dataset, player = FakeDuelDataset(), FakePartPlayer()
    player.failure = LostWorkersError("part 1", 4)
    with pytest.raises(LostWorkersError, match="gave up part 1: 4 times"):
        built_by(player, pokedex, dataset)
    told = built(pokedex, dataset)

    assert dataset.kept == [2, 0, 1]
    assert told == [10, 50, 90]


def test_an_interruption_ends_the_work_of_the_cluster(pokedex: Pokedex) -> None:
    def interrupt(_done: int) -> None:
        raise KeyboardInterrupt

    dataset, player = FakeDuelDataset(), FakePartPlayer()
    build = BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=dataset, cluster=player)
    with pytest.raises(KeyboardInterrupt) as raised:
        build(plan=PLAN, on_progress=interrupt)

    # Although somebody still looks at the interruption, and so at the frames that it went through.
    assert raised.traceback
    assert player.closed
    assert dataset.kept == [2]
