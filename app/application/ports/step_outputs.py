from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class StaleInputError(PredictionDexError):
    """What a step of learning would read was not made from what lies there now."""

    def __init__(self, what: str, reason: str, remedy: str) -> None:
        self.what = what
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{what} cannot be used here: {reason}. {remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    step: str
    made_from: Mapping[str, str]
    """Hashes of what was read, and the settings, by name."""
    made: Mapping[str, str]
    """Names of what was made elsewhere, such as the checksum of the model."""


class StepOutputs(Protocol):
    """What steps of learning have written, each into a folder of its own, with what they made it from."""

    @abstractmethod
    def write(self, files: Mapping[str, bytes], folder: Path) -> None:
        """Write files by their paths in the folder; raise `UnwritableReportError`."""

    @abstractmethod
    def seal(self, record: StepRecord, folder: Path, files: Sequence[str]) -> None:
        """Write down what these files of the folder were made from, with their checksums.

        Raises:
            UnwritableReportError: the folder cannot be written.
        """

    @abstractmethod
    def find(self, folder: Path) -> StepRecord | None:
        """Return what was sealed; None where nothing was, or a file is not the one that was."""
