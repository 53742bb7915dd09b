"""How many questions about battles were answered while a model was in service, and how many nobody could answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from app.presentation.api.status_note import StatusNote

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from app.application.model_in_service import ModelInService

_PREFIX: Final = "/v1/predictions/"
_OUTCOME: Final = "/outcome"
_EXPLAINED: Final = "predictiondex.explained"


def explain(scope: Scope) -> None:
    """Say that a known trouble, such as a database that is away, is why a request is not answered."""
    scope[_EXPLAINED] = True


class PredictionCount:
    """Counts each question for the model that was in service when it came."""

    def __init__(self, app: ASGIApp, *, service: ModelInService[Any]) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        served = self._service.served
        if served is None or not _is_question(scope):
            await self._app(scope, receive, send)
            return
        note = StatusNote(send)
        try:
            await self._app(scope, receive, note)
        finally:
            is_failure = note.status >= HTTPStatus.INTERNAL_SERVER_ERROR and _EXPLAINED not in scope
            served.tally.count(failed=is_failure)


def _is_question(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "POST":
        return False
    return scope["path"].startswith(_PREFIX) and not scope["path"].endswith(_OUTCOME)
