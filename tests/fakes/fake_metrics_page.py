from __future__ import annotations

import threading

from app.application.ports.metrics_page import MetricsPage, WrittenMetrics


class FakeMetricsPage(MetricsPage):
    """Repeats how it was asked."""

    def __init__(self) -> None:
        self.threads: list[int] = []

    def write(self, accept: str) -> WrittenMetrics:
        self.threads.append(threading.get_ident())
        return WrittenMetrics(content=f"# for {accept}\n".encode(), media_type="text/plain; version=0.0.4")
