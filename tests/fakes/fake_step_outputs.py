from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.step_outputs import StepOutputs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.application.ports.step_outputs import StepRecord


class FakeStepOutputs(StepOutputs):
    """Keeps what steps have written in memory."""

    def __init__(self) -> None:
        self.files: dict[Path, Mapping[str, bytes]] = {}
        self.records: dict[Path, StepRecord] = {}

    def write(self, files: Mapping[str, bytes], folder: Path) -> None:
        self.files[folder] = files

    def seal(self, record: StepRecord, folder: Path, files: Sequence[str]) -> None:  # noqa: ARG002 - nothing is damaged
        self.records[folder] = record

    def find(self, folder: Path) -> StepRecord | None:
        return self.records.get(folder)
