from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence


class AddressError(PredictionDexError):
    """The address cannot be listened on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host = host
        self.port = port
        self.reason = reason
        super().__init__(
            f"Cannot listen on {host}, port {port}: {reason}. Choose another one with PORT= or --port, for the web "
            "interface with WEB_PORT= or --web-port."
        )


class NoKeysError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__(
            "There is no valid key in the database, and this environment lets nobody in without one. Make one: "
            "`predictiondex keys create --owner NAME --scope read --scope predict --scope operate`."
        )


class MissingSecretError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__(
            "Webhooks are signed: set PREDICTIONDEX_MLFLOW_WEBHOOK_SECRET to at least 16 characters, here and for the "
            "API that is called."
        )


class TrafficFailedError(PredictionDexError):
    """Too much of what was asked has failed."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The traffic was stopped: {reason}.")


class UnsoundReleaseError(PredictionDexError):
    """A service that was tried does not answer as it should."""

    def __init__(self, failed: Sequence[str]) -> None:
        self.failed = tuple(failed)
        super().__init__(f"This service is not sound: {', '.join(self.failed)}.")
