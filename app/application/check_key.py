from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.domain.access.api_key import KeyText, has_secret_of
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from app.application.key_memory import KeyMemory
    from app.application.ports.api_key_repository import ApiKeyRepository
    from app.domain.access.api_key import ApiKey


class RefusedKeyError(PredictionDexError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This key opens nothing: {reason}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckKey:
    """Say whose key it is that a client has sent.

    Raises:
        RefusedKeyError: it is nobody's, or no longer valid.
        DatabaseUnavailableError: it is not remembered, and the database cannot be asked.
    """

    keys: ApiKeyRepository
    memory: KeyMemory

    def __call__(self, text: str) -> ApiKey:
        """Ask the database."""
        given = _parse(text)
        key = self.keys.find(given.key_id)
        if key is not None:
            self.memory.keep(key)
        return self._accept(given, key)

    def from_memory(self, text: str) -> ApiKey | None:
        """Return the key without any wait; None where only the database knows."""
        given = _parse(text)
        key = self.memory.find(given.key_id)
        return None if key is None else self._accept(given, key)

    def _accept(self, given: KeyText, key: ApiKey | None) -> ApiKey:
        now = datetime.now(UTC)
        if not has_secret_of(given, key) or key is None:
            raise RefusedKeyError("nobody has it")
        refusal = key.refusal(now)
        if refusal is not None:
            raise RefusedKeyError(refusal)
        self.memory.note_use(key.key_id, now)
        return key


def _parse(text: str) -> KeyText:
    given = KeyText.parse(text)
    if given is None:
        raise RefusedKeyError("a key has the form pdx_<id>_<secret>")
    return given
