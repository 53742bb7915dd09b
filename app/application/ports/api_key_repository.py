from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.domain.access.api_key import ApiKey


class NoSuchKeyError(PredictionDexError):
    def __init__(self, key_id: str) -> None:
        self.key_id = key_id
        super().__init__(f"There is no key {key_id}. `predictiondex keys list` shows the ids of those that there are.")


class ApiKeyRepository(Protocol):
    """Keeps keys without their secrets. Every method raises `DatabaseUnavailableError`."""

    @abstractmethod
    def add(self, key: ApiKey) -> None: ...

    @abstractmethod
    def find(self, key_id: str) -> ApiKey | None: ...

    @abstractmethod
    def all(self) -> Sequence[ApiKey]:
        """Return every key, the newest first."""

    @abstractmethod
    def revoke(self, key_id: str, moment: datetime) -> None:
        """End a key for good; one that was revoked before keeps that moment. Raise `NoSuchKeyError`."""

    @abstractmethod
    def note_use(self, key_id: str, moment: datetime) -> None:
        """Remember the last use; an earlier one than is known, or of a key that is gone, changes nothing."""
