from __future__ import annotations

from app.domain.errors import PredictionDexError


class DatabaseUnavailableError(PredictionDexError):
    """The database cannot be reached, or is not at this release's schema."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The database is not available: {reason}")
