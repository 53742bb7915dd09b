from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshPokedex:
    """Look for a Pokédex that was imported since; a service does so now and then, so that no request has to.

    Raises:
        PokedexMissingError: nothing was imported yet, or it is gone.
        InvalidPokedexError: what was imported contradicts itself.
        DatabaseUnavailableError: it cannot be read.
    Whatever is raised, the last Pokédex stays the answer.
    """

    look: Callable[[], None]
    every_seconds: float

    def __call__(self) -> None:
        self.look()
