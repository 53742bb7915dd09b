"""A change's model is trained by commands of its own tree, and told beside the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.outcome import Tallies
from app.domain.registry.verdict import Finding
from scripts.challenge.before import ROOT, TRAINS
from scripts.challenge.contender import Contender, FailedStepError
from scripts.challenge.forecast import Forecast
from scripts.challenge.report import report, unmeasured

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """#!/bin/sh
echo "$PWD $PREDICTIONDEX_VAR_FOLDER $PREDICTIONDEX_EXAM_FOLDER $*" >> {calls}
{then}
"""


def contender(folder: Path, then: str = "") -> Contender:
    """Return one whose Python keeps what it is asked to run."""
    python = folder / "python"
    python.write_text(SCRIPT.format(calls=folder / "calls", then=then), encoding="utf-8")
    python.chmod(0o755)
    (folder / "tree").mkdir(exist_ok=True)
    exam, store = folder / "exam", folder / "store"
    return Contender(name="after", tree=folder / "tree", python=python, store=store, exam=exam)


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def test_it_trains_in_its_own_tree_and_store(tmp_path: Path) -> None:
    contender(tmp_path).train(key="1", duels=4000)

    where = f"{tmp_path}/tree {tmp_path}/store {tmp_path}/exam -m app"
    assert calls(tmp_path) == [
        f"{where} pokedex import",
        f"{where} learn dataset --duels 4000",
        f"{where} learn train",
        f"{where} model promote newest --to staging",
    ]


def test_a_model_of_the_same_inputs_is_kept_and_another_is_trained_anew(tmp_path: Path) -> None:
    one = contender(tmp_path)
    one.train(key="1", duels=4000)
    one.train(key="1", duels=4000)
    assert len(calls(tmp_path)) == 4
    one.train(key="2", duels=4000)
    assert len(calls(tmp_path)) == 8


def test_a_model_that_fails_its_entrance_tests_is_not_kept(tmp_path: Path) -> None:
    one = contender(tmp_path, then='test "$3" != model')
    with pytest.raises(FailedStepError, match="`app model promote newest --to staging` failed"):
        one.train(key="1", duels=4000)
    assert not (one.store / "key").exists()


def test_a_forecast_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = Forecast(exam="abc", chances=np.array([0.25, 0.75]))
    written.write(tmp_path / "forecast.npz")
    read = Forecast.read(tmp_path / "forecast.npz")
    assert read.exam == "abc"
    assert read.chances.tolist() == [0.25, 0.75]


def test_the_report_shows_both_and_says_what_failed() -> None:
    wins = np.array([10, 90, 50])
    tallies = Tallies(a_wins=wins, b_wins=100 - wins, ties=np.zeros(3, np.int64), turns=wins)
    lost = Finding(test="log loss", passed=False, measured=0.1, limit=0.0, words="0.1 worse")
    chances = {"before": np.array([0.1, 0.9, 0.5]), "after": np.array([0.5, 0.5, 0.5])}

    told = report(tallies, chances, [lost], lessons=1_000_000)

    assert "may **not** take the place" in told
    assert "| before | 3 | 0.0000 |" in told
    assert "| after, contested | 3 | 0.2667 |" in told
    assert "1,000,000 duels" in told
    assert "- ✗ 0.1 worse" in told
    passed = report(tallies, chances, [], lessons=1)
    assert "not" not in passed.splitlines()[0]


def test_what_could_not_be_compared_may_not_pass() -> None:
    assert "may **not** take the place" in unmeasured("`make` failed.")


def test_what_a_model_is_made_of_is_there() -> None:
    assert [path for path in TRAINS if not (ROOT / path).exists()] == []
