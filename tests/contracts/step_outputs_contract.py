from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.step_outputs import StepRecord

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.step_outputs import StepOutputs

RECORD = StepRecord(step="train", made_from={"lessons": "f" * 64, "seed": "42"}, made={"model": "a" * 64})


class StepOutputsContract:
    """A test class inherits this and gives two fixtures: `outputs` and a `folder` that is not there yet."""

    def test_nothing_is_found_where_nothing_was_made(self, outputs: StepOutputs, folder: Path) -> None:
        assert outputs.find(folder) is None

    def test_what_was_sealed_is_found(self, outputs: StepOutputs, folder: Path) -> None:
        outputs.write({"report.md": b"# ?\n", "data/roc.csv": b"x,y\n"}, folder)
        outputs.seal(RECORD, folder, ["report.md", "data/roc.csv"])

        assert outputs.find(folder) == RECORD

    def test_the_later_takes_the_place_of_the_earlier(self, outputs: StepOutputs, folder: Path) -> None:
        for seed in ("1", "2"):
            outputs.write({"report.md": seed.encode()}, folder)
            outputs.seal(StepRecord(step="train", made_from={"seed": seed}, made={}), folder, ["report.md"])

        assert outputs.find(folder) == StepRecord(step="train", made_from={"seed": "2"}, made={})
