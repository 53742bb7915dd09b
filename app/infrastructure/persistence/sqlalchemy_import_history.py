from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.application.ports.import_history import ImportHistory, ImportOutcome, ImportRun
from app.domain.pokedex.differences import Difference
from app.domain.pokedex.quality import Gate, QualityReport
from app.infrastructure.persistence.database import transaction
from app.infrastructure.persistence.tables import EtlRunRow, PokedexImportRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

    from app.application.ports.pokedex_repository import ImportSummary
    from app.application.ports.pokedex_source import Extract


# What a run brought is written with the Pokédex itself, so that a killed run is known by it.
_WITH_REVISION: Final = select(EtlRunRow, PokedexImportRow).outerjoin(
    PokedexImportRow, PokedexImportRow.run_id == EtlRunRow.run_id
)


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
        outcome = ImportOutcome.LOADED if summary.total else ImportOutcome.UNCHANGED
        self._finish(run_id, outcome, loaded_at=datetime.now(UTC))

    def failed(self, run_id: int, outcome: ImportOutcome, problem: str) -> None:
        self._finish(run_id, outcome, problem=problem)

    def runs(self, *, limit: int) -> tuple[ImportRun, ...]:
        with transaction(self._sessions) as session:
            rows = session.execute(_WITH_REVISION.order_by(EtlRunRow.run_id.desc()).limit(limit))
            return tuple(_run(row, brought) for row, brought in rows)

    def find(self, run_id: int) -> ImportRun | None:
        with transaction(self._sessions) as session:
            found = session.execute(_WITH_REVISION.where(EtlRunRow.run_id == run_id)).one_or_none()
            return None if found is None else _run(*found)

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


def _run(row: EtlRunRow, brought: PokedexImportRow | None) -> ImportRun:
    # A run that was killed after it had brought a Pokédex could not say so itself.
    loaded_at = row.loaded_at or (brought.imported_at if brought else None)
    outcome = row.outcome or (ImportOutcome.LOADED if brought else None)
    return ImportRun(
        run_id=row.run_id,
        source=row.source,
        started_at=row.started_at,
        extracted_at=row.extracted_at,
        validated_at=row.validated_at,
        loaded_at=loaded_at,
        finished_at=row.finished_at or loaded_at,
        outcome=None if outcome is None else ImportOutcome(outcome),
        documents=row.documents,
        extract_sha256=row.extract_sha256,
        changes=None if loaded_at is None else _changes(brought),
        revision=brought.revision if brought else None,
        problem=row.problem,
    )


def _changes(brought: PokedexImportRow | None) -> int:
    return 0 if brought is None else brought.inserted + brought.updated + brought.deleted


def _report(document: dict[str, Any]) -> QualityReport:
    return QualityReport(
        gates=tuple(Gate(name=one["name"], problems=tuple(one["problems"])) for one in document["gates"]),
        compared=document["compared"],
        disagreements=tuple(Difference(**one) for one in document["disagreements"]),
    )
