from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application.ports.metrics_page import MetricsPage
    from app.application.ports.request_meter import RequestMeter
    from app.application.ports.status_board import StatusBoard
    from app.application.review_jobs import ReviewJobs
    from app.application.take_pulse import TakePulse


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoring:
    """What the service measures of itself beside its answers, and the page where all of it stands."""

    requests: RequestMeter
    board: StatusBoard
    take_pulse: TakePulse
    review_jobs: ReviewJobs
    page: MetricsPage
