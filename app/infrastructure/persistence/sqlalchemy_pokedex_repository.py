from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.application.ports.pokedex_repository import (
    ImportSummary,
    PokedexMissingError,
    PokedexRepository,
    StoredPokedex,
)
from app.domain.errors import InvalidPokedexError
from app.infrastructure.persistence.database import transaction, turn
from app.infrastructure.persistence.database_failures import first_line
from app.infrastructure.persistence.pokedex_rows import differences_from, newest_import, read_all
from app.infrastructure.persistence.reading_pokedex import pokedex_of
from app.infrastructure.persistence.table_differences import write
from app.infrastructure.persistence.tables import PokedexImportRow, PredictionCombatantRow
from app.infrastructure.persistence.writing_pokedex import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.persistence.table_differences import TableDifference, Values

_REFERENCES_OF_PREDICTIONS = {
    "pokemon": PredictionCombatantRow.pokemon,
    "moves": PredictionCombatantRow.move,
    "natures": PredictionCombatantRow.nature,
}


class SqlAlchemyPokedexRepository(PokedexRepository):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def stored(self) -> StoredPokedex:
        with transaction(self._sessions) as session:
            newest, rows = read_all(session)
        if newest is None:
            raise PokedexMissingError
        mark = _mark(newest.revision, newest.content_sha256)
        return StoredPokedex(pokedex=pokedex_of(rows), mark=mark, source=newest.source, imported_at=newest.imported_at)

    def mark(self) -> str:
        with transaction(self._sessions) as session:
            newest = session.execute(newest_import(PokedexImportRow.revision, PokedexImportRow.content_sha256))
            return "".join(_mark(*row) for row in newest)

    def replace(self, pokedex: Pokedex, *, source: str, run_id: int | None = None) -> ImportSummary:
        wanted = rows_of(pokedex).values()
        try:
            with turn(self._sessions, PokedexImportRow.__tablename__) as session:
                differences = differences_from(session, wanted)
                _keep_what_predictions_need(session, differences)
                write(session, differences)
                changes = {one.table.name: one.changes for one in differences}
                changed = any(one.total for one in changes.values())
                summary = ImportSummary(changes=changes, revision=_revision(session) + changed)
                if changed:
                    session.add(_import_row(source, run_id, wanted, summary))
        except IntegrityError as error:
            raise InvalidPokedexError([f"the database refuses it: {first_line(error)}"]) from error
        return summary


def _revision(session: Session) -> int:
    return session.scalars(newest_import(PokedexImportRow.revision)).one_or_none() or 0


def _mark(revision: int, content_sha256: str) -> str:
    return f"{revision}-{content_sha256[:12]}"


def _keep_what_predictions_need(session: Session, differences: Sequence[TableDifference]) -> None:
    problems: list[str] = []
    for one in differences:
        reference: Any = _REFERENCES_OF_PREDICTIONS.get(one.table.name)
        if reference is not None and one.deleted:
            gone = [row["slug"] for row in one.deleted]
            needed = session.scalars(select(reference).where(reference.in_(gone)).distinct().order_by(reference))
            problems += [f"it lacks {slug}, which predictions in the database refer to" for slug in needed]
    if problems:
        raise InvalidPokedexError(problems)


def _import_row(
    source: str, run_id: int | None, wanted: Mapping[str, Sequence[Values]], summary: ImportSummary
) -> PokedexImportRow:
    changes = summary.changes.values()
    return PokedexImportRow(
        revision=summary.revision,
        source=source,
        run_id=run_id,
        imported_at=datetime.now(UTC),
        content_sha256=hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest(),
        row_count=sum(len(rows) for rows in wanted.values()),
        inserted=sum(one.inserted for one in changes),
        updated=sum(one.updated for one in changes),
        deleted=sum(one.deleted for one in changes),
    )
