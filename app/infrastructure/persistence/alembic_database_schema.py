from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.util import CommandError

from app.application.ports.database_schema import (
    DatabaseSchema,
    SchemaState,
    UnreachableRevisionError,
)
from app.infrastructure.persistence.database_failures import explaining_failures
from app.infrastructure.persistence.losses import losses
from app.infrastructure.persistence.migration import (
    alembic_config,
    current_revision,
    fit_of,
    known_revisions,
    migrate,
    newest_revision,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from app.application.ports.database_schema import Loss

_NOTHING = "base"


class AlembicDatabaseSchema(DatabaseSchema):
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def state(self) -> SchemaState:
        revision = current_revision(self._engine)
        return SchemaState(revision=revision, own_revision=newest_revision(), fit=fit_of(self._engine, revision))

    def knows(self, revision: str) -> bool:
        return revision in known_revisions()

    def migrate(self, revision: str | None = None) -> None:
        migrate(self._engine.url, revision or newest_revision())

    def losses(self, revision: str) -> Sequence[Loss]:
        current = self._above(revision)
        with explaining_failures(), self._engine.connect() as connection:
            return list(losses(connection, current, revision)) if current != revision else []

    def downgrade(self, revision: str) -> None:
        self._above(revision)
        with explaining_failures():
            try:
                command.downgrade(alembic_config(self._engine.url), revision)
            except CommandError as error:
                raise UnreachableRevisionError(revision, current_revision(self._engine)) from error

    def _above(self, revision: str) -> str:
        """Return where the database is; raise `UnreachableRevisionError` where that is not above, or not known."""
        current, known = current_revision(self._engine), (_NOTHING, *known_revisions())
        if current not in known or revision not in known or known.index(revision) > known.index(current):
            raise UnreachableRevisionError(revision, current)
        return current
