"""Takes this process out of what it shares with the machine, so that nothing it mounts or listens on is seen there."""

from __future__ import annotations

import ctypes
import os
import subprocess
from typing import Final

_NEW_MOUNTS: Final = 0x00020000
_NEW_NETWORK: Final = 0x40000000


def leave_mounts() -> None:
    """From now on, mount for this process and its children alone."""
    _unshare(_NEW_MOUNTS)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)  # noqa: S607 - this machine's own


def leave_network() -> None:
    """From now on, this process and its children reach each other alone, by the loopback address."""
    _unshare(_NEW_NETWORK)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)  # noqa: S607 - this machine's own


def _unshare(what: int) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(what):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
