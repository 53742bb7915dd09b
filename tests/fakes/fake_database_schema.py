from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.ports.database_schema import (
    DatabaseSchema,
    Loss,
    SchemaFit,
    SchemaState,
    UnreachableRevisionError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_REVISIONS: Final = ("base", "0007", "0008")


class FakeDatabaseSchema(DatabaseSchema):
    """At a revision that has brought one table with one row; a test may set another fit."""

    def __init__(self, *, fit: SchemaFit | None = None) -> None:
        self.revision = _REVISIONS[-1]
        self._fit = fit

    def state(self) -> SchemaState:
        usual = SchemaFit.OWN if self.revision == _REVISIONS[-1] else SchemaFit.BEHIND
        return SchemaState(revision=self.revision, own_revision=_REVISIONS[-1], fit=self._fit or usual)

    def knows(self, revision: str) -> bool:
        return revision in _REVISIONS

    def migrate(self, revision: str | None = None) -> None:
        self.revision = revision or _REVISIONS[-1]

    def losses(self, revision: str) -> Sequence[Loss]:
        self._require_below(revision)
        return [] if revision == self.revision else [Loss(what="the table api_keys", rows=1)]

    def downgrade(self, revision: str) -> None:
        self._require_below(revision)
        self.revision = revision

    def _require_below(self, revision: str) -> None:
        if revision not in _REVISIONS[: _REVISIONS.index(self.revision) + 1]:
            raise UnreachableRevisionError(revision, self.revision)
