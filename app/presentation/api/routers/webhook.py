from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request

from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.webhook_signature import (
    DELIVERY_HEADER,
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    StaleEventError,
    UnsignedEventError,
    WebhooksOffError,
    require_signature,
)

if TYPE_CHECKING:
    from app.presentation.api.bell import Bell

# Not under /v1, whose door wants an API key: MLflow has none to show, but signs what it sends.
router = APIRouter(prefix="/webhooks", tags=["models"])

_EVENT: Final = {
    "entity": "model_version_alias",
    "action": "created",
    "timestamp": "2026-11-24T01:30:00.000000+00:00",
    "data": {"name": "predictiondex", "alias": "production", "version": "7"},
}
_HEADERS: Final = {
    DELIVERY_HEADER: "The id of this delivery.",
    TIMESTAMP_HEADER: "When it was signed, in seconds since 1970.",
    SIGNATURE_HEADER: "`v1,` and the HMAC-SHA256 of id, time and body, with dots between them, in Base64.",
}
_DESCRIBED: Final[dict[str, Any]] = {
    "parameters": [
        {"name": name, "in": "header", "required": False, "description": meaning, "schema": {"type": "string"}}
        for name, meaning in _HEADERS.items()
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"type": "object"},
                "examples": {"promotion": {"summary": "Version 7 is in production", "value": _EVENT}},
            }
        },
    },
}


@router.post(
    "/mlflow",
    operation_id="hearModelEvent",
    summary="Hear that a model was promoted",
    status_code=204,
    responses=answers(408, 413, errors=[WebhooksOffError, UnsignedEventError, StaleEventError]),
    openapi_extra=_DESCRIBED,
)
async def hear_model_event(request: Request, container: Container) -> None:
    """Take what an MLflow server sends when an alias moves, and look at the registry at once.

    Nothing in the body is believed: the registry is asked what it means. Of several workers one hears it, and the
    others find out by themselves within two seconds.
    """
    body = await request.body()
    require_signature(container.webhook_secret(), headers=request.headers, body=body, now=time.time())
    bell: Bell = request.app.state.bell
    bell.ring()
