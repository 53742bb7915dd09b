from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.application.ports.learner import MissingLibraryError
from app.application.ports.step_outputs import StaleInputError
from tests.contracts.pokedex_variants import with_pokemon
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.unit.evaluation_bench import REPORTS, SIZES

if TYPE_CHECKING:
    from tests.unit.evaluation_bench import Bench


TAUGHT = {"XGBoost over a short run", "XGBoost alone", "rival over a short run", "rival alone"}


def test_everybody_is_compared(bench: Bench) -> None:
    comparison = bench.compare(seed=1)
    names = {one.name for one in comparison.compared}

    assert {"majority", "total base stats", "turns to KO", "5 live battles", "the arithmetic alone"} | TAUGHT < names
    assert comparison.folder == REPORTS / "comparison"


def test_the_least_log_loss_comes_first(bench: Bench) -> None:
    compared = bench.compare(seed=1).compared
    losses = [one.log_loss.value for one in compared]

    assert losses == sorted(losses)
    assert losses[0] < losses[-1]
    assert all(one.log_loss.low <= one.log_loss.value <= one.log_loss.high for one in compared)


def test_who_was_measured_on_the_same_is_not_measured_again(bench: Bench) -> None:
    first = bench.compare(seed=1).compared
    taught = len(bench.learner.given)

    assert bench.compare(seed=1).compared == first
    assert len(bench.learner.given) == taught


def test_an_interrupted_comparison_goes_on(bench: Bench) -> None:
    bench.rival.failure = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        bench.compare(seed=1)
    bench.rival.failure = None
    bench.compare(seed=1)

    assert (len(bench.learner.given), len(bench.rival.given)) == (2, 2)


@pytest.mark.parametrize("change", ["seed", "sample", "settings"])
def test_what_is_learnt_otherwise_is_measured_again(bench: Bench, change: str) -> None:
    bench.compare(seed=1)
    if change == "settings":
        bench.learner.heat = "another"
    bench.compare(seed=2 if change == "seed" else 1, sample=150 if change == "sample" else None)

    assert len(bench.learner.given) == 4
    assert len(bench.rival.given) == (2 if change == "settings" else 4)


def test_it_is_done_for_these_inputs_and_no_others(bench: Bench) -> None:
    assert not bench.compare.is_done(seed=1)
    bench.compare(seed=1)

    assert bench.compare.is_done(seed=1)
    assert not bench.compare.is_done(seed=2)
    assert not bench.compare.is_done(seed=1, sample=100)


def test_lessons_of_another_pokedex_are_refused(bench: Bench) -> None:
    other = with_pokemon(bench.pokedex, "ditto", weight_hg=99)
    with pytest.raises(StaleInputError, match=r"another Pokédex.*learn dataset lessons"):
        replace(bench.compare, pokedex=FakePokedexRepository(other))(seed=1)


def test_all_learn_from_the_same_lessons(bench: Bench) -> None:
    bench.compare(seed=1)
    assert bench.learner.given == bench.rival.given
    assert {duels for _, duels in bench.rival.given} == {SIZES.sample}


def test_each_is_set_against_the_first(bench: Bench) -> None:
    first, *others = bench.compare(seed=1).compared

    assert first.behind is None
    for one in others:
        assert one.behind is not None
        assert one.behind.value == pytest.approx(one.log_loss.value - first.log_loss.value)
        assert one.further_off is not None
        assert one.further_off.value == pytest.approx(one.error.value - first.error.value)
    assert all(one.error.low <= one.error.value <= one.error.high for one in (first, *others))


def test_only_what_was_taught_has_a_size_and_a_time_of_training(bench: Bench) -> None:
    for one in bench.compare(seed=1).compared:
        was_taught = one.name in TAUGHT
        assert (one.seconds is not None, one.size is not None) == (was_taught, was_taught)
        assert one.microseconds
        assert one.microseconds > 0


def test_an_interruption_leaves_those_before_it(bench: Bench) -> None:
    bench.rival.failure = KeyboardInterrupt()
    started: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        bench.compare(seed=1, folder=Path("here"), on_start=started.append)
    last, folder = bench.writer.written[-1]

    assert {row[0] for row in last.sections[0].tables[0].rows} == {"XGBoost over a short run", "XGBoost alone"}
    assert last.pending[0] == "rival over a short run"
    assert started == [folder] == [Path("here")]


def test_a_library_that_is_missing_is_named(bench: Bench) -> None:
    bench.rival.failure = MissingLibraryError("scikit-learn")
    with pytest.raises(MissingLibraryError, match=r"scikit-learn is not installed.*predictiondex\[learn\]"):
        bench.compare(seed=1)


def test_progress_names_who_is_at_work(bench: Bench) -> None:
    told: list[tuple[str, float]] = []
    bench.compare(seed=1, on_progress=lambda what, share: told.append((what, share)))

    assert told[0][0] == "The truth"
    assert ("rival alone", 0.0) in told
    assert told[-1][1] == 1.0
