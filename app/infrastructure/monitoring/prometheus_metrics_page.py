from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from app.application.ports.metrics_page import MetricsPage, WrittenMetrics
from app.infrastructure.monitoring.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from prometheus_client.core import Metric

_OPEN_METRICS: Final = "application/openmetrics-text"


class PrometheusMetricsPage(MetricsPage):
    """Writes what this process measures or, where there are `books`, what all the workers wrote down there."""

    def __init__(self, own: Collector, told: Collector, *, books: Path | None) -> None:
        self._all = _All(own if books is None else _Books(books), told)

    def write(self, accept: str) -> WrittenMetrics:
        # The client's own choice fails over a version that is no number, and promises any other.
        encode, media_type = choose_encoder(_OPEN_METRICS if _OPEN_METRICS in accept else "")
        return WrittenMetrics(content=encode(self._all), media_type=media_type)


class _All(Collector):
    def __init__(self, *parts: Collector) -> None:
        self._parts = parts

    def collect(self) -> Iterator[Metric]:
        for metric in chain.from_iterable(part.collect() for part in self._parts):
            spec = CATALOGUE.get(metric.name)
            if spec is not None and spec.is_there_or_not:
                metric.samples = [one for one in metric.samples if one.value]
            yield metric


class _Books(Collector):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        files = [str(file) for file in self._folder.glob("*.db") if _has_begun(file)]
        metrics: Iterable[Metric] = MultiProcessCollector.merge(files)
        return metrics


def _has_begun(file: Path) -> bool:
    """Say whether anything is in it: a worker that starts has made the file a moment before."""
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False
