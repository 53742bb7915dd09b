from __future__ import annotations

from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.problems import answers

router = APIRouter(prefix="/health", tags=["health"])


class LivenessOut(BaseModel):
    status: Literal["alive"] = "alive"
    version: str


class DependencyOut(BaseModel):
    name: str
    state: Literal["ready", "unavailable"]
    detail: str


class ReadinessOut(BaseModel):
    status: Literal["ready", "unavailable"]
    dependencies: list[DependencyOut]


@router.get("/live", operation_id="checkLiveness", summary="Does the service run?", responses=answers())
async def live(request: Request) -> LivenessOut:
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
    all_there = all(one.ready for one in found)
    if not all_there:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return ReadinessOut(
        status=_state(ready=all_there),
        dependencies=[DependencyOut(name=one.name, state=_state(ready=one.ready), detail=one.detail) for one in found],
    )


def _state(*, ready: bool) -> Literal["ready", "unavailable"]:
    return "ready" if ready else "unavailable"
