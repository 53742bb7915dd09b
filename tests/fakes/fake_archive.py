from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from app.application.ports.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.archive import Counts, Tell


class FakeArchive(Archive):
    """Keeps things by their kind; `loses` are dropped on the way back."""

    def __init__(self, *, loses: str = "", **things: int) -> None:
        self.things = things
        self.cleared = 0
        self._loses = loses

    def save(self, folder: Path, *, tell: Tell) -> Counts:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "things.json").write_text(json.dumps(self.things))
        tell("saved", 1.0)
        return dict(self.things)

    def is_empty(self) -> bool:
        return not self.things

    def clear(self) -> None:
        self.cleared += 1
        self.things = {}

    def load(self, folder: Path, *, tell: Tell) -> Counts:
        kept = json.loads((folder / "things.json").read_text())
        self.things = {name: count for name, count in kept.items() if name != self._loses}
        tell("restored", 1.0)
        return dict(self.things)
