from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.cards.data_sheet import DataSheet
    from app.domain.cards.model_card import ModelCard


class UnwritableCardError(PredictionDexError):
    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file} cannot be written: {reason}. Choose another file with --output.")


class CardWriter(Protocol):
    """Makes model cards and data sheets readable."""

    @abstractmethod
    def text(self, card: ModelCard | DataSheet) -> str:
        """Return it as Markdown; the same card gives the same text.

        Raises:
            MissingLibraryError: what it is written with is not installed.
        """

    @abstractmethod
    def write(self, card: ModelCard | DataSheet, file: Path) -> None:
        """Write it in place of what the file was, whole at any time.

        A file that ends in .json gets what the card says for programs, any other the text.

        Raises:
            UnwritableCardError: the file cannot be written.
            MissingLibraryError: what it is written with is not installed.
        """
