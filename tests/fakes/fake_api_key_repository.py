from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.application.ports.api_key_repository import ApiKeyRepository, NoSuchKeyError

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.access.api_key import ApiKey


class FakeApiKeyRepository(ApiKeyRepository):
    """Keeps keys in memory, counts what it is asked, and fails as it is told to."""

    def __init__(self) -> None:
        self.failure: Exception | None = None
        self.reads = 0
        self._keys: dict[str, ApiKey] = {}

    def add(self, key: ApiKey) -> None:
        self._fail()
        self._keys[key.key_id] = key

    def find(self, key_id: str) -> ApiKey | None:
        self._fail()
        self.reads += 1
        return self._keys.get(key_id)

    def all(self) -> tuple[ApiKey, ...]:
        self._fail()
        return tuple(sorted(self._keys.values(), key=lambda one: one.created_at, reverse=True))

    def revoke(self, key_id: str, moment: datetime) -> None:
        self._fail()
        if key_id not in self._keys:
            raise NoSuchKeyError(key_id)
        key = self._keys[key_id]
        self._keys[key_id] = replace(key, revoked_at=key.revoked_at or moment)

    def note_use(self, key_id: str, moment: datetime) -> None:
        self._fail()
        key = self._keys.get(key_id)
        if key is not None and (key.last_used_at is None or key.last_used_at < moment):
            self._keys[key_id] = replace(key, last_used_at=moment)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
