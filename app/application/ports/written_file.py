from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    name: str
    rows: int
    """Without the header."""
    sha256: str
