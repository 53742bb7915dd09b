from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.application.ports.import_history import ImportOutcome
from app.infrastructure.persistence.base import Base, Ordinal, UtcDateTime, at_least, one_of


class PokedexImportRow(Base):
    """One import that changed something; the newest is the revision of the Pokédex."""

    __tablename__ = "pokedex_imports"
    __table_args__ = (
        at_least("revision", 1),
        *(at_least(column, 0) for column in ("row_count", "inserted", "updated", "deleted")),
    )

    revision: Mapped[Ordinal]
    source: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content_sha256: Mapped[str]
    row_count: Mapped[int]
    """Rows of the whole Pokédex after the import."""
    inserted: Mapped[int]
    updated: Mapped[int]
    deleted: Mapped[int]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("etl_runs.run_id"), index=True, default=None)
    """The run that brought it, where one did: written with it, and so the surest mark that this run has loaded."""


class EtlRunRow(Base):
    """One import, whatever became of it; each moment is the completion mark of a step.

    A run that was killed right after it had loaded has no `loaded_at`, but a row of `pokedex_imports`.
    """

    __tablename__ = "etl_runs"
    __table_args__ = (
        one_of("outcome", ImportOutcome),
        at_least("documents", 0),
    )

    run_id: Mapped[int] = mapped_column(primary_key=True, init=False)
    source: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    extracted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    validated_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    loaded_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)
    documents: Mapped[int | None] = mapped_column(default=None)
    extract_sha256: Mapped[str | None] = mapped_column(default=None)
    report: Mapped[str | None] = mapped_column(default=None)
    """What the quality gates said, as JSON."""
    problem: Mapped[str | None] = mapped_column(default=None)
