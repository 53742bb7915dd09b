from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, Self

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import numpy as np
    from numpy.typing import NDArray

    from app.application.ports.battle_predictor import ChartablePredictor
    from app.domain.prediction.atlas import AtlasIndex, AtlasOrigin

PART_SIZE: Final = 20_000


class UnusableAtlasError(PredictionDexError):
    """What is kept is not the atlas that was asked for, or not whole."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        self.reason = reason
        super().__init__(
            f"The atlas {key} cannot be used: {reason}. It is to be built anew: `predictiondex learn atlas`."
        )


class AtlasMissingError(UnusableAtlasError):
    """It was not built yet."""

    def __init__(self, key: str) -> None:
        super().__init__(key, "it was not built yet")


class AtlasPendingError(PredictionDexError):
    """It is not there yet; the model answers meanwhile."""

    def __init__(self, share_built: float | None) -> None:
        """None where nobody is building it."""
        self.share_built = share_built
        super().__init__("not built" if share_built is None else f"building {100 * share_built:.0f} %")


class AtlasBusyError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("Another process is building an atlas there; wait until it is done, or stop it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasPlan:
    """What is to be built, and in which parts."""

    origin: AtlasOrigin
    duels: int
    part_size: int

    @classmethod
    def of(cls, predictor: ChartablePredictor, index: AtlasIndex, *, part_size: int = PART_SIZE) -> Self:
        return cls(origin=predictor.origin(index.pokedex), duels=index.duel_count, part_size=part_size)

    @property
    def parts(self) -> int:
        return -(-self.duels // self.part_size)

    def part(self, number: int) -> range:
        """Return the places of the duels of a part."""
        start = number * self.part_size
        return range(start, min(start + self.part_size, self.duels))


class AtlasRepository(Protocol):
    """Keeps atlases, and the parts of the one that is being built."""

    @abstractmethod
    def load(self, plan: AtlasPlan) -> NDArray[np.uint32]:
        """Return the (duels,) cells, read-only; all processes share their memory. Which parts it had does not matter.

        Raises:
            AtlasMissingError: it was not built yet.
            UnusableAtlasError: it is damaged, or made from something else.
        """

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Keep all other processes from building, until the end of the block or of this process.

        Raises:
            AtlasBusyError: another one is building.
        """

    @abstractmethod
    def is_busy(self) -> bool:
        """Say whether a process is building."""

    @abstractmethod
    def has_part(self, plan: AtlasPlan, number: int) -> bool:
        """Say whether the part is there, and whole."""

    @abstractmethod
    def keep_part(self, plan: AtlasPlan, number: int, cells: NDArray[np.uint32]) -> None: ...

    @abstractmethod
    def seal(self, plan: AtlasPlan) -> None:
        """Put the parts together; the one that was used before stays for a way back, and those before it go.

        Raises:
            UnusableAtlasError: a part is missing or damaged.
        """

    @abstractmethod
    def share_built(self, plan: AtlasPlan) -> float:
        """Return how much of an unfinished atlas is there, 0-1."""
