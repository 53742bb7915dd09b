from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FitNotes:
    """Remembers what a fit has scored, in a file for everything that is scored on the same inputs."""

    def __init__(self, folder: Path, inputs: str) -> None:
        """`inputs` is the hash of what decides the scores, beside their keys."""
        self._file = folder / f"{inputs[:16]}.jsonl"
        self._known = _known(self._file)

    def find(self, key: str) -> float | None:
        return self._known.get(key)

    def keep(self, key: str, score: float) -> None:
        self._known[key] = score
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            # The line before may have been cut short by an interruption.
            lines.write(f"\n{json.dumps([key, score])}")


def _known(file: Path) -> dict[str, float]:
    """Return what was kept; a line that an interruption cut short is as if it were not there."""
    known: dict[str, float] = {}
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for line in lines:
        try:
            key, score = json.loads(line)
        except ValueError:
            continue
        known[key] = float(score)
    return known
