from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from app.application.ports.training_outbox import DamagedTrainingError, UnwritableOutboxError
from app.infrastructure.learning.file_training_outbox import FileTrainingOutbox
from tests.contracts.training_outbox_contract import TrainingOutboxContract
from tests.training_runs import METRICS, training_run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def outbox(tmp_path: Path) -> FileTrainingOutbox:
    return FileTrainingOutbox(tmp_path / "outbox")


class TestFileTrainingOutbox(TrainingOutboxContract):
    @pytest.fixture
    def outbox(self, outbox: FileTrainingOutbox) -> FileTrainingOutbox:
        return outbox


def folder_of(outbox: FileTrainingOutbox, tmp_path: Path) -> Path:
    run = training_run(metrics=METRICS)
    outbox.keep(run)
    return tmp_path / "outbox" / run.key


@pytest.mark.parametrize("name", ["run.json", "model/model.bin", "report/report.md", "report/data/roc.csv"])
def test_a_file_that_changed_is_named(outbox: FileTrainingOutbox, tmp_path: Path, name: str) -> None:
    folder = folder_of(outbox, tmp_path)
    content = (folder / name).read_bytes()
    # Of the description, a digit of a metric.
    (folder / name).write_bytes(content.replace(b"3263", b"3264") if name == "run.json" else content + b" ")
    with pytest.raises(DamagedTrainingError, match=f"its {name} is not the one that was kept"):
        outbox.load(folder.name)


@pytest.mark.parametrize("name", ["run.json", "model/model.bin"])
def test_a_file_that_is_gone_is_named(outbox: FileTrainingOutbox, tmp_path: Path, name: str) -> None:
    folder = folder_of(outbox, tmp_path)
    (folder / name).unlink()
    with pytest.raises(DamagedTrainingError, match=f"{name} is missing"):
        outbox.load(folder.name)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", json.dumps({"run": "{}"}).encode()])
def test_a_description_that_makes_no_sense_is_refused(
    outbox: FileTrainingOutbox, tmp_path: Path, content: bytes
) -> None:
    folder = folder_of(outbox, tmp_path)
    (folder / "run.json").write_bytes(content)
    with pytest.raises(DamagedTrainingError, match="cannot be read"):
        outbox.load(folder.name)


def test_half_of_a_training_does_not_wait(
    outbox: FileTrainingOutbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, real, calls = training_run(), os.fsync, []

    def fail_at_the_third(number: int) -> None:
        calls.append(number)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", fail_at_the_third)
    with pytest.raises(UnwritableOutboxError, match="No space left on device"):
        outbox.keep(run)

    assert list(outbox.waiting()) == []
    assert any((tmp_path / "outbox").iterdir())
    outbox.keep(run)
    assert outbox.load(run.key) == run
