from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence

OLDEST_SERVER: Final = "3.3"
"""The first version of MLflow that calls webhooks."""


class HooksUnsupportedError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__(
            f"Webhooks are called by an MLflow server of version {OLDEST_SERVER} or later; without one, a running API "
            "still notices a promotion by itself, within seconds."
        )


class RefusedHookError(PredictionDexError):
    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"The registry does not call {url}: {reason}")


class NoSuchHookError(PredictionDexError):
    def __init__(self, hook_id: str) -> None:
        self.hook_id = hook_id
        super().__init__(f"There is no webhook {hook_id}; `predictiondex model webhook list` shows them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryHook:
    hook_id: str
    url: str
    is_active: bool


class RegistryHooks(Protocol):
    """Whom the registry calls when another version takes a place.

    Every method raises `RegistryUnavailableError` where the registry cannot be reached, and `HooksUnsupportedError`
    where it calls nobody.
    """

    @abstractmethod
    def add(self, url: str, *, secret: str) -> RegistryHook:
        """Have this address called, with the secret's signature; raise `RefusedHookError`."""

    @abstractmethod
    def all(self) -> Sequence[RegistryHook]:
        """Return those of this application."""

    @abstractmethod
    def remove(self, hook_id: str) -> None:
        """Raise `NoSuchHookError`."""
