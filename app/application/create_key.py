from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from app.domain.access.api_key import ApiKey, KeyText
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta

    from app.application.ports.api_key_repository import ApiKeyRepository
    from app.domain.access.api_key import Scope

_LONGEST_OWNER: Final = 100


class InvalidKeyRequestError(PredictionDexError):
    """A key cannot be made like that."""

    def __init__(self, wrong: str, right: str) -> None:
        self.wrong = wrong
        self.right = right
        super().__init__(f"{wrong}; {right}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateKey:
    """Make a key and return the text that lets its owner in, which nobody can read again.

    Raises:
        InvalidKeyRequestError: nobody owns it, it opens nothing, or it would never be valid.
        DatabaseUnavailableError: it cannot be kept.
    """

    keys: ApiKeyRepository

    def __call__(self, *, owner: str, scopes: Iterable[Scope], lifetime: timedelta | None = None) -> KeyText:
        now = datetime.now(UTC)
        text = KeyText.draw()
        key = ApiKey(
            key_id=text.key_id,
            secret_sha256=text.secret_sha256,
            owner=checked_owner(owner),
            scopes=checked_scopes(scopes),
            created_at=now,
            expires_at=None if lifetime is None else _end(now, lifetime),
        )
        self.keys.add(key)
        return text


def checked_owner(given: str) -> str:
    owner = given.strip()
    if not owner or len(owner) > _LONGEST_OWNER or not owner.isprintable():
        right = f"say who will use the key, in 1 to {_LONGEST_OWNER} printable characters"
        raise InvalidKeyRequestError("A key needs an owner", right)
    return owner


def checked_scopes(given: Iterable[Scope]) -> frozenset[Scope]:
    scopes = frozenset(given)
    if not scopes:
        raise InvalidKeyRequestError("A key without a scope opens nothing", "give it read, predict or operate")
    return scopes


def _end(now: datetime, lifetime: timedelta) -> datetime:
    try:
        end = now + lifetime
    except OverflowError:
        right = "leave the expiry out for a key that lasts until it is revoked"
        raise InvalidKeyRequestError("The key would outlive the calendar", right) from None
    if end <= now:
        raise InvalidKeyRequestError("The key would have expired already", "let it last some time, such as 90d")
    return end
