from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.application.ports.import_history import ImportHistory, ImportOutcome, ImportRun

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import ImportSummary
    from app.application.ports.pokedex_source import Extract
    from app.domain.pokedex.quality import QualityReport


class FakeImportHistory(ImportHistory):
    def __init__(self) -> None:
        self._runs: dict[int, ImportRun] = {}
        self._reports: dict[int, QualityReport] = {}

    def begin(self, source: str) -> int:
        run_id = len(self._runs) + 1
        self._runs[run_id] = ImportRun(
            run_id=run_id,
            source=source,
            started_at=datetime.now(UTC),
            extracted_at=None,
            validated_at=None,
            loaded_at=None,
            finished_at=None,
            outcome=None,
            documents=None,
            extract_sha256=None,
            changes=None,
            revision=None,
            problem=None,
        )
        return run_id

    def extracted(self, run_id: int, extract: Extract) -> None:
        self._write(run_id, extracted_at=datetime.now(UTC), documents=extract.documents, extract_sha256=extract.sha256)

    def validated(self, run_id: int, report: QualityReport) -> None:
        self._reports[run_id] = report
        self._write(run_id, validated_at=datetime.now(UTC))

    def loaded(self, run_id: int, summary: ImportSummary) -> None:
        now = datetime.now(UTC)
        outcome = ImportOutcome.LOADED if summary.total else ImportOutcome.UNCHANGED
        self._write(
            run_id,
            loaded_at=now,
            finished_at=now,
            outcome=outcome,
            changes=summary.total,
            revision=summary.revision if summary.total else None,
        )

    def failed(self, run_id: int, outcome: ImportOutcome, problem: str) -> None:
        self._write(run_id, finished_at=datetime.now(UTC), outcome=outcome, problem=problem)

    def runs(self, *, limit: int) -> tuple[ImportRun, ...]:
        return tuple(self._runs[run_id] for run_id in sorted(self._runs, reverse=True)[:limit])

    def find(self, run_id: int) -> ImportRun | None:
        return self._runs.get(run_id)

    def report(self, run_id: int) -> QualityReport | None:
        return self._reports.get(run_id)

    def _write(self, run_id: int, **facts: Any) -> None:
        self._runs[run_id] = replace(self._runs[run_id], **facts)
