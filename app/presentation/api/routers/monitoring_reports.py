"""What every kind of look at served predictions shows in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.application.ports.monitoring_history import NoReportYetError
from app.presentation.api.reference_data import page_among

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request

    from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport
    from app.presentation.api.dependencies import ApiContainer
    from app.presentation.api.reference_data import Page, PageQuery

_Shown = TypeVar("_Shown")


def newest_report(container: ApiContainer, kind: MonitoringKind) -> MonitoringReport:
    """Raise `NoReportYetError` where nobody has looked."""
    report = container.monitoring_history().latest(kind)
    if report is None:
        raise NoReportYetError(kind)
    return report


def page_of_reports(
    request: Request,
    container: ApiContainer,
    query: PageQuery,
    kind: MonitoringKind,
    show: Callable[[MonitoringReport], _Shown],
) -> Page[_Shown]:
    history = container.monitoring_history()
    found = history.history(kind, limit=query.limit, offset=query.offset)
    return page_among(request, query, history.count(kind), [show(one) for one in found])
