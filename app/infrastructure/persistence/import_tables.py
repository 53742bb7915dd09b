from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.persistence.base import Base, Ordinal, UtcDateTime, at_least


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
