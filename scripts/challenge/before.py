"""The tree before a change, in a folder of its own, with what it needs to run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_LOCK: Final = "requirements/run.txt"
TRAINS: Final = (
    "app/application/build_dataset.py",
    "app/application/gate",
    "app/application/train_model.py",
    "app/application/training",
    "app/container/learning.py",
    "app/container/teaching.py",
    "app/domain",
    "app/infrastructure/learning",
    "app/infrastructure/simulation",
    "data",
    _LOCK,
    "scripts/challenge",
)
"""What a model is made of, and by what it is judged."""


def commit_of(revision: str) -> str:
    return _git("rev-parse", "--verify", f"{revision}^{{commit}}")


def fork_of(revision: str) -> str:
    """Return the commit that this tree has grown from."""
    return _git("merge-base", revision, "HEAD")


def inputs_of(commit: str) -> str:
    """Return a text that is another one where the model that this commit trains may be another one."""
    return _git("ls-tree", commit, "--", *TRAINS)


def is_untouched_since(commit: str) -> bool:
    """Whether this tree, with what is not committed yet, would train the same model."""
    changed = _git("diff", "--name-only", commit, "--", *TRAINS)
    return not changed and not _git("ls-files", "--others", "--exclude-standard", "--", *TRAINS)


def tree_of(commit: str, folder: Path) -> Path:
    if folder.exists():
        _git("worktree", "remove", "--force", str(folder))
    _git("worktree", "prune")
    _git("worktree", "add", "--force", "--detach", str(folder), commit)
    return folder


def python_of(tree: Path) -> Path:
    """Return what runs this tree: our own interpreter or, where it asks for other libraries, one of its own."""
    if (tree / _LOCK).read_bytes() == (ROOT / _LOCK).read_bytes():
        return Path(sys.executable)
    subprocess.run(["make", "-C", str(tree), ".venv/.run"], check=True)  # noqa: S607 - the make that started us
    return tree / ".venv" / "bin" / "python"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S607
    return done.stdout.strip()
