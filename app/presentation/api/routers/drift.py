"""Whether what is asked is still what the model has learnt from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request

from app.application.ports.monitoring_history import NoReportYetError
from app.domain.access.api_key import Scope
from app.domain.monitoring.monitoring_report import MonitoringKind
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import PageQuery  # noqa: TC001 - FastAPI reads it
from app.presentation.api.routers.drift_models import DriftOut, DriftPage
from app.presentation.api.routers.monitoring_reports import newest_report, page_of_reports
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.presentation.api.reference_data import Page

router = APIRouter(prefix="/v1/monitoring", tags=["monitoring"], dependencies=[needs(Scope.READ)])


@router.get(
    "/drift",
    operation_id="readDrift",
    summary="Compare what is asked with what was learnt",
    responses=answers(422, 503, errors=[NoReportYetError]),
)
def read_drift(container: Container) -> DriftOut:
    """Return the newest look, which `predictiondex monitor drift` has taken; 404 where there is none yet."""
    return DriftOut.of(newest_report(container, MonitoringKind.DRIFT))


@router.get(
    "/drift/history",
    operation_id="listDrift",
    summary="List the earlier looks at drift",
    response_model=DriftPage,
    responses=answers(422, 503),
)
def list_drift(request: Request, container: Container, query: Annotated[PageQuery, Query()]) -> Page[DriftOut]:
    """The newest comes first."""
    return page_of_reports(request, container, query, MonitoringKind.DRIFT, DriftOut.of)
