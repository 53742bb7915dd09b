from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.errors import public_words
from app.presentation.api.promised import answers

if TYPE_CHECKING:
    from app.application.check_readiness import DependencyState

_log = logging.getLogger(__name__)

router = APIRouter(prefix="/health", tags=["health"])


class LivenessOut(BaseModel):
    status: Literal["alive"] = Field(default="alive", description="It answers, and so it is.")
    version: str = Field(description="The release.")


class DependencyOut(BaseModel):
    name: str = Field(description="What is needed.")
    state: Literal["ready", "pending", "unavailable"] = Field(
        description="`pending` is what every answer can be given without; the detail says how far it is."
    )
    detail: str = Field(description="What is there, or why it is not.")


class ReadinessOut(BaseModel):
    status: Literal["ready", "unavailable"] = Field(description="Whether questions can be answered.")
    dependencies: list[DependencyOut] = Field(description="What it takes, one by one.")


@router.get("/live", operation_id="checkLiveness", summary="Does the service run?", responses=answers())
async def live(request: Request) -> LivenessOut:
    """Say so as long as the process answers at all; `/health/ready` says whether it can be asked."""
    return LivenessOut(version=request.app.version)


@router.get(
    "/ready",
    operation_id="checkReadiness",
    summary="Can the service answer?",
    responses={**answers(), 503: {"model": ReadinessOut, "description": "Something that an answer needs is away."}},
)
def ready(container: Container, response: Response) -> ReadinessOut:
    """Name each dependency with its state, and what is there or why it is not."""
    found = container.check_readiness()()
    all_needed = all(one.ready or not one.needed for one in found)
    if not all_needed:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return ReadinessOut(
        status=_state(ready=all_needed),
        dependencies=[_dependency(one) for one in found],
    )


def _dependency(found: DependencyState) -> DependencyOut:
    if found.failure is None:
        trouble = "" if found.trouble is None else f"; {public_words(found.trouble)}"
        return DependencyOut(name=found.name, state="ready", detail=f"{found.detail}{trouble}")
    if not found.needed:
        return DependencyOut(name=found.name, state="pending", detail=public_words(found.failure))
    _log.error("%s is not ready: %s", found.name, found.failure)
    return DependencyOut(name=found.name, state="unavailable", detail=public_words(found.failure))


def _state(*, ready: bool) -> Literal["ready", "unavailable"]:
    return "ready" if ready else "unavailable"
