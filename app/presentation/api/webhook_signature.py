"""How MLflow signs what it sends: HMAC-SHA256 of id, time and body, as the convention Standard Webhooks has it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping

DELIVERY_HEADER: Final = "X-MLflow-Delivery-Id"
TIMESTAMP_HEADER: Final = "X-MLflow-Timestamp"
SIGNATURE_HEADER: Final = "X-MLflow-Signature"
REPLAY_SECONDS: Final = 300
_LONGEST_TIMESTAMP: Final = 12


class UnsignedEventError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__(
            f"The event must be signed with the secret of this service, as MLflow signs it in {SIGNATURE_HEADER}."
        )


class StaleEventError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__(
            f"{TIMESTAMP_HEADER} must be within {REPLAY_SECONDS} seconds of now; compare the clocks of both machines."
        )


class WebhooksOffError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("This service hears no webhooks: it was given no secret to know them by.")


def signature(secret: str, *, delivery: str, timestamp: str, body: bytes) -> str:
    signed = f"{delivery}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(secret.encode(), signed, hashlib.sha256)).decode()


def require_signature(secret: str, *, headers: Mapping[str, str], body: bytes, now: float) -> None:
    """Take any capitals in the names of headers; `now` is in seconds since 1970.

    Raises:
        WebhooksOffError: the secret is empty.
        UnsignedEventError: the signature is missing, or is not that of the event.
        StaleEventError: it was signed too long ago, or will be.
    """
    if not secret:
        raise WebhooksOffError
    delivery, timestamp, given = (
        headers.get(name, "") for name in (DELIVERY_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER)
    )
    expected = signature(secret, delivery=delivery, timestamp=timestamp, body=body)
    if not hmac.compare_digest(expected.encode(), given.encode()):
        raise UnsignedEventError
    if not _is_from_now(timestamp, now):
        raise StaleEventError


def _is_from_now(timestamp: str, now: float) -> bool:
    is_time = timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= _LONGEST_TIMESTAMP
    return is_time and abs(now - int(timestamp)) <= REPLAY_SECONDS
