"""Each benchmark is run, whatever those before it have missed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from benchmarks.__main__ import BENCHMARKS, command_of, run_all
from benchmarks.load_measures import BARE, CUSTOM, DEFAULT, MLFLOW, PLAIN, PLAIN_CUSTOM, Measured, missed
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_all_that_can_be_run_alone_are_run_in_turn() -> None:
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "benchmarks").glob("*.py")}
    alone = {name for name, text in texts.items() if re.search(rf"`python -m benchmarks\.{name}`", text)}
    assert sorted(BENCHMARKS) == sorted(alone)


def test_those_with_a_model_share_a_folder(tmp_path: Path) -> None:
    sharing = {name for name in BENCHMARKS if str(tmp_path) in command_of(name, tmp_path)}
    texts = {name: (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8") for name in BENCHMARKS}
    assert sharing == {name for name, text in texts.items() if "folder_with_a_model(stack)" in text}


def test_what_misses_its_target_stops_nothing_and_is_named(tmp_path: Path) -> None:
    def leaves(name: str, status: int) -> list[str]:
        return [sys.executable, "-c", f"open({str(tmp_path / name)!r}, 'w').close(); raise SystemExit({status})"]

    commands = {"first": leaves("first", 1), "second": leaves("second", 0), "third": leaves("third", 3)}
    assert run_all(commands) == ["first", "third"]
    assert {file.name for file in tmp_path.iterdir()} == {"first", "second", "third"}


def _measured(*, first: float, second: float) -> Measured:
    return Measured(speeds=[first, second], latencies=[1 / first, 1 / second])


def test_targets_of_the_load_are_told_by_their_figures_where_they_are_missed() -> None:
    measured = {
        PLAIN: _measured(first=1000, second=100),
        DEFAULT: _measured(first=700, second=70),
        PLAIN_CUSTOM: _measured(first=500, second=50),
        CUSTOM: _measured(first=125, second=12.5),
        MLFLOW: _measured(first=70, second=7),
        BARE: _measured(first=80, second=8),
    }
    assert missed(measured) == []

    measured |= {CUSTOM: _measured(first=50, second=5), MLFLOW: _measured(first=350, second=35)}
    assert missed(measured) == [f"{CUSTOM}: 10.0% of doing nothing", f"{DEFAULT}: 2.0 times MLflow's server"]

    measured[DEFAULT] = _measured(first=699, second=20)
    assert missed(measured)[0] == f"{DEFAULT}: 45.0% of doing nothing"
    assert missed(measured)[-1] == f"{DEFAULT}: p99 is 5.0 times that of doing nothing"
