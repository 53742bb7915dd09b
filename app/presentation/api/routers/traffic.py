"""What is asked, and how often."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.domain.access.api_key import Scope
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.routers.traffic_models import TrafficOut, TrafficQuery
from app.presentation.api.visit import needs

router = APIRouter(prefix="/v1/monitoring", tags=["monitoring"], dependencies=[needs(Scope.READ)])


@router.get(
    "/traffic",
    operation_id="readTraffic",
    summary="Count what was asked lately",
    responses=answers(422, 503),
)
def read_traffic(container: Container, query: Annotated[TrafficQuery, Query()]) -> TrafficOut:
    """Count the predictions of the last hours, hour by hour, by method and by version.

    An answer is kept a moment after it was given, so that the newest may not be counted yet.
    """
    return TrafficOut.of(container.review_traffic()(hours=query.hours))
