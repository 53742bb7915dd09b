from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application.key_memory import KeyMemory
    from app.application.ports.api_key_repository import ApiKeyRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteKeyUses:
    """Write down when each key was last used; a service does so now and then, so that no request has to.

    Raises:
        DatabaseUnavailableError: what is not written yet is written the next time.
    """

    keys: ApiKeyRepository
    memory: KeyMemory
    every_seconds: float

    def __call__(self) -> None:
        for key_id, moment in self.memory.uses().items():
            self.keys.note_use(key_id, moment)
            self.memory.forget_use(key_id, moment)
