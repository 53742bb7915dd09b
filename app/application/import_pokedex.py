from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.import_history import ImportOutcome
from app.domain.errors import InvalidPokedexError, PredictionDexError
from app.domain.pokedex.quality import unsound

if TYPE_CHECKING:
    from app.application.ports.import_history import ImportHistory
    from app.application.ports.pokedex_repository import ImportSummary, PokedexRepository
    from app.application.ports.pokedex_source import PokedexSource, Reading, Tell
    from app.domain.pokedex.quality import QualityReport


class RefusedPokedexError(PredictionDexError):
    """A quality gate did not let the new Pokédex pass; the old one stands."""

    def __init__(self, run_id: int, report: QualityReport) -> None:
        self.run_id = run_id
        self.report = report
        problems = "\n".join(f"  {gate.name}: {problem}" for gate in report.gates for problem in gate.problems)
        super().__init__(f"The new Pokédex was refused, and the old one stands (import {run_id}).\n{problems}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    run_id: int
    summary: ImportSummary
    report: QualityReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPokedex:
    """Extract, validate, load: bring the Pokédex of a source into the repository, and write down each step.

    Raises:
        UnreachableSourceError: the source does not answer.
        BrokenSourceError: the source cannot be read.
        SourceInUseError: another process extracts from the same source, or reads it.
        SourceFolderError: what the source says cannot be kept on this machine.
        RefusedPokedexError: the source contradicts itself, or a quality gate failed; the report is kept.
        InvalidPokedexError: what is in the repository does not let it be replaced by this one.
        DatabaseUnavailableError: the repository or the history cannot be written.
    The repository stays as it is, unless the database went away after it had loaded: then the run is known as loaded.
    """

    repository: PokedexRepository
    history: ImportHistory

    def __call__(self, source: PokedexSource, *, offline: bool, tell: Tell) -> ImportResult:
        run_id = self.history.begin(source.name)
        try:
            reading = self._reading(run_id, source, offline=offline, tell=tell)
            report = self._report(run_id, reading)
            summary = self.repository.replace(reading.pokedex, source=source.name, run_id=run_id)
        except (DatabaseUnavailableError, RefusedPokedexError):
            raise
        except PredictionDexError as error:
            self.history.failed(run_id, ImportOutcome.FAILED, str(error))
            raise
        self.history.loaded(run_id, summary)
        return ImportResult(run_id=run_id, summary=summary, report=report)

    def _reading(self, run_id: int, source: PokedexSource, *, offline: bool, tell: Tell) -> Reading:
        try:
            self.history.extracted(run_id, source.extract(offline=offline, tell=tell))
            return source.read()
        except InvalidPokedexError as error:
            raise self._refusal(run_id, unsound(error.problems)) from error

    def _report(self, run_id: int, reading: Reading) -> QualityReport:
        report = reading.examined()
        if not report.passed:
            raise self._refusal(run_id, report)
        self.history.validated(run_id, report)
        return report

    def _refusal(self, run_id: int, report: QualityReport) -> RefusedPokedexError:
        refusal = RefusedPokedexError(run_id, report)
        self.history.validated(run_id, report)
        self.history.failed(run_id, ImportOutcome.REFUSED, str(refusal))
        return refusal
