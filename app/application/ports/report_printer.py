from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.prediction.document import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReport:
    files: Mapping[str, bytes]
    """The pages, the pictures and the data behind them, by their paths."""
    missing: tuple[str, ...]
    """Libraries that are not installed, for want of which something was left out."""


class ReportPrinter(Protocol):
    """Makes files of an evaluation."""

    @abstractmethod
    def print(self, evaluation: Evaluation) -> PrintedReport:
        """Print all that can be; pages and data need no library. The same evaluation gives the same bytes."""
