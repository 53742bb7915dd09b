from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.evaluation_writer import UnwritableReportError
from app.application.ports.step_outputs import StepOutputs, StepRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_RECORD: Final = "made_from.json"
_UNFINISHED: Final = ".unfinished"


class FileStepOutputs(StepOutputs):
    """Writes `made_from.json` beside what a step has made."""

    def write(self, files: Mapping[str, bytes], folder: Path) -> None:
        try:
            for name, content in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
        except OSError as error:
            raise UnwritableReportError(str(folder), error.strerror or str(error)) from error

    def seal(self, record: StepRecord, folder: Path, files: Sequence[str]) -> None:
        content = json.dumps({**asdict(record), "sha256": _checksums(folder, files)}, indent=1) + "\n"
        unfinished = folder / f"{_RECORD}{_UNFINISHED}"
        try:
            unfinished.write_text(content, encoding="utf-8")
            unfinished.replace(folder / _RECORD)
        except OSError as error:
            raise UnwritableReportError(str(folder), error.strerror or str(error)) from error

    def find(self, folder: Path) -> StepRecord | None:
        try:
            told: dict[str, Any] = json.loads((folder / _RECORD).read_bytes())
            record = StepRecord(step=told["step"], made_from=told["made_from"], made=told["made"])
            return record if told["sha256"] == _checksums(folder, told["sha256"]) else None
        except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
            return None  # whatever was there is no record: the step is done again


def _checksums(folder: Path, files: Iterable[str]) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(files)}
