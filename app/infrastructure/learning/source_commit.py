from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

UNKNOWN: Final = "unknown"
_SECONDS: Final = 10
_TRACKED: Final = ("git", "ls-files", "--error-unmatch")
# Whatever tags there are, the whole hash; with "-dirty" where files differ from the commit.
_DESCRIBE: Final = ("git", "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*")


def source_commit(file: Path = Path(__file__)) -> str:
    """Return the Git commit that this source file stands at; `UNKNOWN` outside a checkout of it, or without Git."""
    try:
        # An installed copy may lie, untracked, inside somebody else's checkout.
        _run(*_TRACKED, file.name, folder=file.parent)
        return _run(*_DESCRIBE, folder=file.parent)
    except (OSError, subprocess.SubprocessError):
        return UNKNOWN


def _run(*command: str, folder: Path) -> str:
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0"}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=_SECONDS
    )
    return done.stdout.strip()
