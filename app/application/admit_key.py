from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.create_key import InvalidKeyRequestError, checked_owner, checked_scopes
from app.domain.access.api_key import ApiKey, KeyText, has_secret_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.application.ports.api_key_repository import ApiKeyRepository
    from app.domain.access.api_key import Scope

_ANOTHER = "make another one"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmitKey:
    """Let a key in that was drawn elsewhere, such as among the secrets of a deployment; return whether it is new.

    One that is known with the same secret stays as it is.

    Raises:
        InvalidKeyRequestError: the text is no key, it opens nothing any more, or another has its id.
        DatabaseUnavailableError: it cannot be kept.
    """

    keys: ApiKeyRepository

    def __call__(self, *, text: str, owner: str, scopes: Iterable[Scope]) -> bool:
        key = KeyText.parse(text)
        if key is None:
            right = "it is pdx_, 16 hexadecimal digits, _ and 64 of them, drawn at random"
            raise InvalidKeyRequestError("That is no key", right)
        known = self.keys.find(key.key_id)
        if known is None:
            self.keys.add(_new(key, checked_owner(owner), checked_scopes(scopes)))
            return True
        _require_valid(key, known)
        return False


def _new(text: KeyText, owner: str, scopes: frozenset[Scope]) -> ApiKey:
    return ApiKey(
        key_id=text.key_id,
        secret_sha256=text.secret_sha256,
        owner=owner,
        scopes=scopes,
        created_at=datetime.now(UTC),
    )


def _require_valid(text: KeyText, known: ApiKey) -> None:
    if not has_secret_of(text, known):
        raise InvalidKeyRequestError(f"Key {text.key_id} is known with another secret", _ANOTHER)
    refusal = known.refusal(datetime.now(UTC))
    if refusal is not None:
        raise InvalidKeyRequestError(f"Key {text.key_id} opens nothing any more: {refusal}", _ANOTHER)
