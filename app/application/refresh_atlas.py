from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshAtlas:
    """Look whether the atlas is there; a service does so now and then, so that no request has to.

    Whatever is raised, all questions are answered, by the model where there is no atlas.
    """

    look: Callable[[], None]
    end: Callable[[], None]
    """Stops what was begun to build one."""
    every_seconds: float

    def __call__(self) -> None:
        self.look()
