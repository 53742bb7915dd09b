"""Whether what was answered is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request

from app.application.ports.monitoring_history import NoReportYetError
from app.domain.access.api_key import Scope
from app.domain.monitoring.monitoring_report import MonitoringKind
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import PageQuery  # noqa: TC001 - FastAPI reads it
from app.presentation.api.routers.live_quality_models import LiveQualityOut, LiveQualityPage
from app.presentation.api.routers.monitoring_reports import newest_report, page_of_reports
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.presentation.api.reference_data import Page

router = APIRouter(prefix="/v1/monitoring/live-quality", tags=["monitoring"], dependencies=[needs(Scope.READ)])


@router.get(
    "",
    operation_id="readLiveQuality",
    summary="Read how true the answers were",
    responses=answers(422, 503, errors=[NoReportYetError]),
)
def read_live_quality(container: Container) -> LiveQualityOut:
    """Return what `predictiondex monitor quality` has found last, by playing what was answered."""
    return LiveQualityOut.of(newest_report(container, MonitoringKind.QUALITY))


@router.get(
    "/history",
    operation_id="listLiveQuality",
    summary="List how true the answers were",
    response_model=LiveQualityPage,
    responses=answers(422, 503),
)
def list_live_quality(
    request: Request, container: Container, query: Annotated[PageQuery, Query()]
) -> Page[LiveQualityOut]:
    """The newest comes first."""
    return page_of_reports(request, container, query, MonitoringKind.QUALITY, LiveQualityOut.of)
