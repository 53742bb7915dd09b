from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.application.ports.pokedex_repository import ImportSummary
    from app.application.ports.pokedex_source import Extract
    from app.domain.pokedex.quality import QualityReport


class ImportOutcome(StrEnum):
    LOADED = "loaded"
    UNCHANGED = "unchanged"
    """The database held the same Pokédex already."""
    REFUSED = "refused"
    """A quality gate did not let it pass."""
    FAILED = "failed"
    """The source or the database did not do its part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """One import, with the moment at which each of its steps was completed."""

    run_id: int
    source: str
    started_at: datetime
    extracted_at: datetime | None
    validated_at: datetime | None
    loaded_at: datetime | None
    finished_at: datetime | None
    """None while it runs, and for ever where it was killed."""
    outcome: ImportOutcome | None
    documents: int | None
    extract_sha256: str | None
    changes: int | None
    """Rows that it wrote; None where it did not come that far."""
    revision: int | None
    """Of the Pokédex that it brought; None where it changed nothing."""
    problem: str | None


class ImportHistory(Protocol):
    """Writes down what each import did, step by step."""

    @abstractmethod
    def begin(self, source: str) -> int:
        """Return the number of a new run.

        Raises:
            DatabaseUnavailableError: it cannot be written, as in every method below.
        """

    @abstractmethod
    def extracted(self, run_id: int, extract: Extract) -> None: ...

    @abstractmethod
    def validated(self, run_id: int, report: QualityReport) -> None:
        """Keep the report, be it good or bad."""

    @abstractmethod
    def loaded(self, run_id: int, summary: ImportSummary) -> None:
        """End the run well: `LOADED`, or `UNCHANGED` where nothing was written."""

    @abstractmethod
    def failed(self, run_id: int, outcome: ImportOutcome, problem: str) -> None:
        """End the run as `REFUSED` or `FAILED`."""

    @abstractmethod
    def runs(self, *, limit: int) -> Sequence[ImportRun]:
        """Return the last ones, the newest first."""

    @abstractmethod
    def find(self, run_id: int) -> ImportRun | None: ...

    @abstractmethod
    def report(self, run_id: int) -> QualityReport | None:
        """Return what the gates said; None where the run did not come that far."""
