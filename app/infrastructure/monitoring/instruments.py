from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from prometheus_client import CollectorRegistry, Counter, Gauge, disable_created_metrics

from app.infrastructure.monitoring.batch_histogram import BatchHistogram
from app.infrastructure.monitoring.catalogue import CATALOGUE, PREFIX, Kind

if TYPE_CHECKING:
    from app.infrastructure.monitoring.catalogue import MetricSpec

# When a series began is a second series of each counter, and no worker tells it for another.
disable_created_metrics()


class Instruments:
    """What this process measures with. Each is made when it is first used: until then it says nothing, not 0."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._made: dict[str, Any] = {}
        self._making = Lock()

    def counter(self, name: str) -> Counter:
        return cast("Counter", self._get(name))

    def gauge(self, name: str) -> Gauge:
        return cast("Gauge", self._get(name))

    def histogram(self, name: str) -> BatchHistogram:
        return cast("BatchHistogram", self._get(name))

    def _get(self, name: str) -> Any:
        """Return the one that the catalogue has under this name, which is given without its prefix."""
        made = self._made.get(name)
        if made is None:
            with self._making:
                if name not in self._made:
                    self._made[name] = self._make(CATALOGUE[PREFIX + name])
                made = self._made[name]
        return made

    def _make(self, spec: MetricSpec) -> Any:
        if spec.kind is Kind.COUNTER:
            return Counter(spec.name, spec.help, spec.labels, registry=self.registry)
        if spec.kind is Kind.HISTOGRAM:
            return BatchHistogram(spec.name, spec.help, spec.labels, buckets=spec.buckets, registry=self.registry)
        mode = cast("Any", spec.together.value)
        return Gauge(spec.name, spec.help, spec.labels, registry=self.registry, multiprocess_mode=mode)
