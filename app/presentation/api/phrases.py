"""What each status is called."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# From Python 3.13 on it calls them otherwise, and the description of the API must not depend on who writes it.
_OURS: Final[Mapping[int, str]] = {
    413: "Request Entity Too Large",
    414: "Request-URI Too Long",
    416: "Requested Range Not Satisfiable",
    422: "Unprocessable Entity",
}


def phrase(status: int) -> str:
    return _OURS.get(status) or HTTPStatus(status).phrase
