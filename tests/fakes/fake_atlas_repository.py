from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.atlas_repository import (
    AtlasBusyError,
    AtlasMissingError,
    AtlasRepository,
    UnusableAtlasError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from app.application.ports.atlas_repository import AtlasPlan


class FakeAtlasRepository(AtlasRepository):
    """Keeps atlases in memory; `damaged`, once set, is why none can be loaded."""

    def __init__(self) -> None:
        self.damaged: str | None = None
        self.kept: list[int] = []
        """The numbers of the parts, in the order in which they were kept."""
        self._atlases: dict[str, NDArray[np.uint32]] = {}
        self._parts: dict[tuple[AtlasPlan, int], NDArray[np.uint32]] = {}
        self._busy = False

    def load(self, plan: AtlasPlan) -> NDArray[np.uint32]:
        if self.damaged:
            raise UnusableAtlasError(plan.origin.key, self.damaged)
        try:
            return self._atlases[plan.origin.key]
        except KeyError:
            raise AtlasMissingError(plan.origin.key) from None

    @contextmanager
    def alone(self) -> Iterator[None]:
        if self._busy:
            raise AtlasBusyError
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def is_busy(self) -> bool:
        return self._busy

    def has_part(self, plan: AtlasPlan, number: int) -> bool:
        return (plan, number) in self._parts

    def keep_part(self, plan: AtlasPlan, number: int, cells: NDArray[np.uint32]) -> None:
        self.kept.append(number)
        self._parts[plan, number] = cells

    def seal(self, plan: AtlasPlan) -> None:
        try:
            cells = np.concatenate([self._parts[plan, number] for number in range(plan.parts)])
        except KeyError as error:
            raise UnusableAtlasError(plan.origin.key, f"part {error.args[0][1]} is missing or damaged") from None
        cells.setflags(write=False)
        # The newest two stay.
        self._atlases = {**dict(list(self._atlases.items())[-1:]), plan.origin.key: cells}
        self._parts, self.damaged = {}, None

    def share_built(self, plan: AtlasPlan) -> float:
        return sum(known == plan for known, _ in self._parts) / plan.parts
