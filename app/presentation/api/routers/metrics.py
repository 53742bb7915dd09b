from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request, Response

from app.presentation.api.promised import answers

if TYPE_CHECKING:
    from app.application.monitoring import Monitoring
    from app.application.ports.metrics_page import WrittenMetrics

router = APIRouter(tags=["health"])

_TEXT: Final = {"schema": {"type": "string"}}
_FORMS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "All metrics of all workers, in the form that the client accepts.",
        "content": {"text/plain": _TEXT, "application/openmetrics-text": _TEXT},
    }
}


@router.get(
    "/metrics",
    operation_id="readMetrics",
    summary="What is measured, for Prometheus",
    response_class=Response,
    responses={**_FORMS, **answers()},
)
async def read_metrics(request: Request) -> Response:
    """Requests, predictions, models, simulations, jobs and resources, counted over all worker processes."""
    # In a thread of its own, for it shall be told when all the others are busy, too.
    thread, monitoring = request.app.state.scraping, request.app.state.monitoring
    accept = request.headers.get("accept", "")
    written = await asyncio.get_running_loop().run_in_executor(thread, _write, monitoring, accept)
    return Response(written.content, headers={"Content-Type": written.media_type})


def _write(monitoring: Monitoring, accept: str) -> WrittenMetrics:
    monitoring.take_pulse()
    return monitoring.page.write(accept)
