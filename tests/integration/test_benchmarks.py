"""Each benchmark is run, whatever those before it have missed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from benchmarks.__main__ import BENCHMARKS, command_of, run_all
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
