from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

Tell = Callable[[str, float], None]
"""Is told what is being done, and the share of it that is done."""
Counts = Mapping[str, int]
"""How many there are of each kind of thing."""


def tell_nobody(what: str, share: float) -> None:
    """Keep it to oneself."""
    del what, share


class Archive(Protocol):
    """Puts all that a place keeps into files, and back. A server of any kind raises what says that it is away."""

    @abstractmethod
    def save(self, folder: Path, *, tell: Tell) -> Counts:
        """Write what is there into a folder, in place of what an earlier try has left in it."""

    @abstractmethod
    def is_empty(self) -> bool:
        """Say whether nothing is there that could be lost."""

    @abstractmethod
    def clear(self) -> None:
        """Give up all that is there, so that anything could be loaded."""

    @abstractmethod
    def load(self, folder: Path, *, tell: Tell) -> Counts:
        """Bring back what was saved, after a `clear`."""
