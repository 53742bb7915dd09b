"""What goes to a build, as the file beside the Dockerfile lets it through."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).parents[2]
DOCKERFILE: Final = ROOT / "deploy" / "docker" / "Dockerfile"
_IGNORED: Final = DOCKERFILE.with_name("Dockerfile.dockerignore")
_ANYWHERE: Final = "**/"


class Context:
    """Everything is left out but what begins with `!`, and of that what a later line leaves out again."""

    def __init__(self) -> None:
        lines = [line for line in _IGNORED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        self.let_through = tuple(line[1:] for line in lines if line[0] == "!")
        self._left_out = [line for line in lines[1:] if line[0] != "!"]

    def holds(self, path: str) -> bool:
        parts = [str(one) for one in (PurePosixPath(path), *PurePosixPath(path).parents)]
        return any(one in parts for one in self.let_through) and not any(
            self._hides(one, parts) for one in self._left_out
        )

    def _hides(self, line: str, parts: list[str]) -> bool:
        name = line.removeprefix(_ANYWHERE)
        return any(PurePosixPath(one).name == name for one in parts) if name != line else line in parts

    def copy(self, folder: Path) -> None:
        """Copy what Git knows, or would add, and Docker would be given."""
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        files = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
        for name in filter(None, files):
            if self.holds(name) and (ROOT / name).exists():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, target)
