"""A key lets a program in, and says what it may do."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from datetime import datetime

_ID_BYTES: Final = 8
_SECRET_BYTES: Final = 32
_FORM: Final = re.compile(r"pdx_([0-9a-f]{16})_([0-9a-f]{64})")
_OF_NO_KEY: Final = "0" * 64
"""Stands where a hash would, so that an unknown key takes as long to refuse as a wrong one."""


class Scope(StrEnum):
    READ = "read"
    """The Pokédex and the models."""
    PREDICT = "predict"
    """Predictions, damage and simulations."""
    OPERATE = "operate"
    """What changes the service for everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyText:
    """What a client sends: `pdx_<id>_<secret>`. Only its owner ever has the secret."""

    key_id: str
    secret: str = field(repr=False)

    @classmethod
    def draw(cls) -> Self:
        return cls(key_id=secrets.token_hex(_ID_BYTES), secret=secrets.token_hex(_SECRET_BYTES))

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return None where the text has not the form of a key."""
        found = _FORM.fullmatch(text)
        return None if found is None else cls(key_id=found[1], secret=found[2])

    @property
    def secret_sha256(self) -> str:
        return hashlib.sha256(self.secret.encode()).hexdigest()

    def __str__(self) -> str:
        return f"pdx_{self.key_id}_{self.secret}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    key_id: str
    """Public: lists and logs may tell it."""
    secret_sha256: str = field(repr=False)
    owner: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None

    def refusal(self, now: datetime) -> str | None:
        """Return why it opens nothing any more; None while it does."""
        if self.revoked_at is not None:
            return "it was revoked"
        if self.expires_at is not None and self.expires_at <= now:
            return f"it expired on {self.expires_at:%Y-%m-%d}"
        return None


def has_secret_of(text: KeyText, key: ApiKey | None) -> bool:
    """Compare in a time that tells nothing, also where there is no such key."""
    return hmac.compare_digest(text.secret_sha256, _OF_NO_KEY if key is None else key.secret_sha256)
