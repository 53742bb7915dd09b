from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.application.ports.import_history import ImportHistory, ImportOutcome, ImportRun
from app.domain.pokedex.differences import Difference
from app.domain.pokedex.quality import Gate, QualityReport
from app.infrastructure.persistence.database import transaction
from app.infrastructure.persistence.tables import EtlRunRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

    from app.application.ports.pokedex_repository import ImportSummary
    from app.application.ports.pokedex_source import Extract


class SqlAlchemyImportHistory(ImportHistory):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def begin(self, source: str) -> int:
        with transaction(self._sessions) as session:
            row = EtlRunRow(source=source, started_at=datetime.now(UTC))
            session.add(row)
            session.flush()
            return row.run_id

    def extracted(self, run_id: int, extract: Extract) -> None:
        self._mark(run_id, "extracted_at", documents=extract.documents, extract_sha256=extract.sha256)

    def validated(self, run_id: int, report: QualityReport) -> None:
        self._mark(run_id, "validated_at", report=json.dumps(asdict(report), ensure_ascii=False))

    def loaded(self, run_id: int, summary: ImportSummary) -> None:
        changes = summary.changes.values()
        self._finish(
            run_id,
            ImportOutcome.LOADED if summary.total else ImportOutcome.UNCHANGED,
            loaded_at=datetime.now(UTC),
            inserted=sum(one.inserted for one in changes),
            updated=sum(one.updated for one in changes),
            deleted=sum(one.deleted for one in changes),
            revision=summary.revision,
        )

    def failed(self, run_id: int, outcome: ImportOutcome, problem: str) -> None:
        self._finish(run_id, outcome, problem=problem)

    def runs(self, *, limit: int) -> tuple[ImportRun, ...]:
        with transaction(self._sessions) as session:
            rows = session.scalars(select(EtlRunRow).order_by(EtlRunRow.run_id.desc()).limit(limit))
            return tuple(_run(row) for row in rows)

    def report(self, run_id: int) -> QualityReport | None:
        with transaction(self._sessions) as session:
            row = session.get(EtlRunRow, run_id)
            return None if row is None or row.report is None else _report(json.loads(row.report))

    def _mark(self, run_id: int, step: str, **facts: Any) -> None:
        self._write(run_id, **{step: datetime.now(UTC)}, **facts)

    def _finish(self, run_id: int, outcome: ImportOutcome, **facts: Any) -> None:
        self._write(run_id, outcome=outcome.value, finished_at=datetime.now(UTC), **facts)

    def _write(self, run_id: int, **facts: Any) -> None:
        with transaction(self._sessions) as session:
            row = session.get_one(EtlRunRow, run_id)
            for fact, value in facts.items():
                setattr(row, fact, value)


def _run(row: EtlRunRow) -> ImportRun:
    written = (row.inserted, row.updated, row.deleted)
    return ImportRun(
        run_id=row.run_id,
        source=row.source,
        started_at=row.started_at,
        extracted_at=row.extracted_at,
        validated_at=row.validated_at,
        loaded_at=row.loaded_at,
        finished_at=row.finished_at,
        outcome=None if row.outcome is None else ImportOutcome(row.outcome),
        documents=row.documents,
        extract_sha256=row.extract_sha256,
        changes=None if row.loaded_at is None else sum(count or 0 for count in written),
        revision=row.revision,
        problem=row.problem,
    )


def _report(document: dict[str, Any]) -> QualityReport:
    return QualityReport(
        gates=tuple(Gate(name=one["name"], problems=tuple(one["problems"])) for one in document["gates"]),
        compared=document["compared"],
        disagreements=tuple(Difference(**one) for one in document["disagreements"]),
    )
