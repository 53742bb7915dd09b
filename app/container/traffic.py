"""Makes what asks a server. Its library is not in every image."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from app.application.ports.questioner import UnusableKeyError
from app.domain.access.api_key import KeyText
from app.domain.errors import PredictionDexError
from app.infrastructure.traffic.address import leads_elsewhere, require_usable

if TYPE_CHECKING:
    from pydantic import SecretStr

    from app.application.ports.questioner import Questioner
    from app.application.ports.stranger import Stranger

_LOCAL: Final = "http://127.0.0.1:8000"


class HttpxMissingError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("Servers are asked with httpx, which is not installed: pip install 'predictiondex[monitor]'.")


def questioner(usual_key: SecretStr, *, address: str = _LOCAL, key: str = "", elsewhere: bool = False) -> Questioner:
    """Raise `UnusableAddressError`, `ElsewhereError`, `UnusableKeyError` or `HttpxMissingError`."""
    require_usable(address, elsewhere=elsewhere)
    shown = _usable_key(usual_key, key)
    from app.infrastructure.traffic.httpx_questioner import HttpxQuestioner

    return HttpxQuestioner(address, key=shown, elsewhere=elsewhere)


def stranger(usual_key: SecretStr, *, address: str = _LOCAL, key: str = "", seconds: float = 10.0) -> Stranger:
    """Raise `UnusableAddressError`, `UnusableKeyError` or `HttpxMissingError`, but ask anywhere: it is no burden."""
    require_usable(address, elsewhere=True)
    shown = _usable_key(usual_key, key)
    from app.infrastructure.traffic.httpx_stranger import HttpxStranger

    return HttpxStranger(address, key=shown, elsewhere=leads_elsewhere(address), seconds=seconds)


def _usable_key(usual_key: SecretStr, key: str) -> str:
    shown = key or usual_key.get_secret_value()
    if shown and KeyText.parse(shown) is None:
        raise UnusableKeyError
    if find_spec("httpx") is None:
        raise HttpxMissingError
    return shown
