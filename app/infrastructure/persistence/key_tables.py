from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.persistence.base import Base, Slug, UtcDateTime


class ApiKeyRow(Base):
    """A key without its secret, which only its owner has."""

    __tablename__ = "api_keys"

    key_id: Mapped[Slug]
    secret_sha256: Mapped[str]
    owner: Mapped[str]
    scopes: Mapped[str]
    """In alphabetical order, with a space between them."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
