"""A training as files in a folder: one that describes it, and those of its model and its report."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from app.domain.prediction.model import ModelArtefact
from app.domain.prediction.training_run import TrainingRun, Trial, UsedDataset
from app.domain.registry.model_version import ModelOrigin

if TYPE_CHECKING:
    from pathlib import Path

DESCRIPTION: Final = "run.json"
_MODEL, _REPORT = "model/", "report/"
_IN_FILES: Final = {"artefact", "files"}


def write_training(run: TrainingRun, folder: Path) -> None:
    """Have it all on the disk when this returns."""
    contents = {f"{_MODEL}{name}": content for name, content in run.artefact.files.items()}
    contents |= {f"{_REPORT}{name}": content for name, content in run.files.items()}
    for name, content in contents.items():
        _write(folder / name, content)
    told = {one.name: getattr(run, one.name) for one in fields(run) if one.name not in _IN_FILES}
    run_as_json = json.dumps(told, default=_plain, sort_keys=True)
    sums = {name: _sha256(content) for name, content in contents.items()}
    described = {"run": run_as_json, "run_sha256": _sha256(run_as_json.encode()), "sha256": sums}
    _write(folder / DESCRIPTION, json.dumps(described, indent=1).encode())


def read_training(folder: Path) -> TrainingRun:
    """Raise `OSError`, `ValueError`, `TypeError` or `KeyError`, in words, where it is not what was written."""
    described = json.loads((folder / DESCRIPTION).read_bytes())
    _require(_sha256(described["run"].encode()) == described["run_sha256"], DESCRIPTION)
    contents = {name: (folder / name).read_bytes() for name in described["sha256"]}
    for name, checksum in described["sha256"].items():
        _require(_sha256(contents[name]) == checksum, name)
    told = json.loads(described["run"])
    return TrainingRun(
        **told
        | {
            "started_at": datetime.fromisoformat(told["started_at"]),
            "ended_at": datetime.fromisoformat(told["ended_at"]),
            "origin": ModelOrigin(**told["origin"]),
            "datasets": tuple(_dataset(one) for one in told["datasets"]),
            "trials": tuple(Trial(**one) for one in told["trials"]),
            "artefact": ModelArtefact(files=_below(_MODEL, contents)),
            "files": _below(_REPORT, contents),
        }
    )


def _dataset(told: dict[str, Any]) -> UsedDataset:
    return UsedDataset(**told | {"features": tuple(told["features"])})


def _below(folder: str, contents: dict[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix(folder): content for name, content in contents.items() if name.startswith(folder)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else asdict(value)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _require(holds: bool, name: str) -> None:  # noqa: FBT001 - what is required comes first
    if not holds:
        raise ValueError(f"its {name} is not the one that was kept")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
