from __future__ import annotations

from app.domain.errors import PredictionDexError


class AddressError(PredictionDexError):
    """The address cannot be listened on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host = host
        self.port = port
        self.reason = reason
        super().__init__(f"Cannot listen on {host}, port {port}: {reason}. Choose another one with PORT= or --port.")
