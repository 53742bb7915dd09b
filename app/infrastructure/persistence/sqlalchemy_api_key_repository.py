from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from app.application.ports.api_key_repository import ApiKeyRepository, NoSuchKeyError
from app.domain.access.api_key import ApiKey, Scope
from app.infrastructure.persistence.database import transaction
from app.infrastructure.persistence.key_tables import ApiKeyRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session, sessionmaker


class SqlAlchemyApiKeyRepository(ApiKeyRepository):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def add(self, key: ApiKey) -> None:
        with transaction(self._sessions) as session:
            session.add(_row(key))

    def find(self, key_id: str) -> ApiKey | None:
        with transaction(self._sessions) as session:
            row = session.get(ApiKeyRow, key_id)
            return None if row is None else _key(row)

    def all(self) -> tuple[ApiKey, ...]:
        with transaction(self._sessions) as session:
            newest_first = select(ApiKeyRow).order_by(ApiKeyRow.created_at.desc(), ApiKeyRow.key_id)
            return tuple(_key(row) for row in session.scalars(newest_first))

    def revoke(self, key_id: str, moment: datetime) -> None:
        with transaction(self._sessions) as session:
            row = session.get(ApiKeyRow, key_id)
            if row is None:
                raise NoSuchKeyError(key_id)
            row.revoked_at = row.revoked_at or moment

    def note_use(self, key_id: str, moment: datetime) -> None:
        known = ApiKeyRow.last_used_at
        later = update(ApiKeyRow).where(ApiKeyRow.key_id == key_id, or_(known.is_(None), known < moment))
        with transaction(self._sessions) as session:
            session.execute(later.values(last_used_at=moment))


def _row(key: ApiKey) -> ApiKeyRow:
    return ApiKeyRow(
        key_id=key.key_id,
        secret_sha256=key.secret_sha256,
        owner=key.owner,
        scopes=" ".join(sorted(key.scopes)),
        created_at=key.created_at,
        expires_at=key.expires_at,
        last_used_at=key.last_used_at,
        revoked_at=key.revoked_at,
    )


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(
        key_id=row.key_id,
        secret_sha256=row.secret_sha256,
        owner=row.owner,
        scopes=frozenset(map(Scope, row.scopes.split())),
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )
