from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from app.application.ports.rate_limiter import Standing
    from app.domain.access.api_key import Scope


class KeyNeededError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("This needs an API key, sent as `Authorization: Bearer <key>` or as `X-API-Key: <key>`.")


class TwoKeysError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("Authorization and X-API-Key carry different keys; send one of them.")


class OtherSchemeError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("Authorization carries no key; it must have the form `Authorization: Bearer <key>`.")


class MissingScopeError(PredictionDexError):
    def __init__(self, scope: Scope, scopes: frozenset[Scope]) -> None:
        self.scope = scope
        self.scopes = scopes
        super().__init__(f"This needs the scope {scope}; the key has {', '.join(sorted(scopes))}.")


class TooManyRequestsError(PredictionDexError):
    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        allowance = standing.allowance
        super().__init__(
            f"{allowance.per_minute} {allowance.name} a minute are allowed, and they are used up. "
            f"There is more in {standing.seconds} s."
        )
