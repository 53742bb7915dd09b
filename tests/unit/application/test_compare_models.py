from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.application.ports.learner import MissingLibraryError
from tests.unit.evaluation_bench import REPORTS, SIZES

if TYPE_CHECKING:
    from tests.unit.evaluation_bench import Bench


def test_everybody_is_compared(bench: Bench) -> None:
    comparison = bench.compare(seed=1)
    names = [one.name for one in comparison.compared]

    assert names[:4] == ["XGBoost over a short run", "XGBoost alone", "rival over a short run", "rival alone"]
    assert {"majority", "total base stats", "turns to KO", "5 live battles", "the arithmetic alone"} < set(names)
    assert comparison.folder == REPORTS / "comparison"


def test_all_learn_from_the_same_lessons(bench: Bench) -> None:
    bench.compare(seed=1)
    assert bench.learner.given == bench.rival.given
    assert {duels for _, duels in bench.rival.given} == {SIZES.sample}


def test_each_is_set_against_the_first(bench: Bench) -> None:
    first, *others = bench.compare(seed=1).compared

    assert first.behind is None
    for one in others:
        assert one.behind is not None
        assert one.behind.value == pytest.approx(one.error.value - first.error.value)
    assert all(one.error.low <= one.error.value <= one.error.high for one in (first, *others))


def test_only_what_was_taught_has_a_size_and_a_time_of_training(bench: Bench) -> None:
    for number, one in enumerate(bench.compare(seed=1).compared):
        assert (one.seconds is not None, one.size is not None) == (number < 4, number < 4)
        assert one.microseconds > 0


def test_an_interruption_leaves_those_before_it(bench: Bench) -> None:
    bench.rival.failure = KeyboardInterrupt()
    started: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        bench.compare(seed=1, folder=Path("here"), on_start=started.append)
    last, folder = bench.writer.written[-1]

    assert [row[0] for row in last.sections[0].tables[0].rows] == ["XGBoost over a short run", "XGBoost alone"]
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
