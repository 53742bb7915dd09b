"""On what was measured."""

from __future__ import annotations

import os


def machine() -> str:
    """Say so before the measured work begins, which is a load itself."""
    return f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} processes at work on them beforehand"
