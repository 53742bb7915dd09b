"""The reference of the metrics, from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.infrastructure.monitoring.catalogue import CATALOGUE, Kind, Together
from app.infrastructure.monitoring.labels import LABELS
from scripts.markdown import table
from scripts.reference.alerts import alerts
from scripts.reference.markdown import code, codes, page, prose

if TYPE_CHECKING:
    from app.infrastructure.monitoring.catalogue import MetricSpec

_INTRODUCTION: Final = """`GET /metrics` shows them to Prometheus, as `PREDICTIONDEX_METRICS` allows. Counters and
histograms of several worker processes are added up; how a gauge makes one of theirs is told with it. Nothing is shown
until it was measured once: an absent metric is no 0. [Dashboards](../delivery/compose.md) and [alerts](#alerts) are
checked against this list."""
_TOGETHER: Final = {
    Together.SUM: "the sum of the workers",
    Together.LARGEST: "the largest of the workers",
    Together.SMALLEST: "the smallest of the workers",
    Together.SAME: "the same for all",
}
_UNITS: Final = {
    "seconds": "seconds",
    "bytes": "bytes",
    "ratio": "share, 0 to 1",
    "probability": "share, 0 to 1",
    "confidence": "share, 0.5 to 1",
    "width": "share, 0 to 1",
    "brier": "Brier score",
    "floor": "Brier score",
    "loss": "nats",
    "error": "share, 0 to 1",
    "psi": "index, from 0",
    "timestamp_seconds": "seconds since 1970",
    "time_seconds": "seconds since 1970",
}
_FLAGS: Final = ("up", "info", "ready", "available", "cache", "failed", "verdict", "degraded")


def metrics_page() -> str:
    metrics = table(
        ("metric", "type", "unit", "labels", "what it says"),
        [(code(one.name), _type(one), unit(one), codes(one.labels), _told(one)) for one in CATALOGUE.values()],
    )
    buckets = table(
        ("histogram", "upper ends of its buckets"), [(code(one.name), _buckets(one)) for one in _histograms()]
    )
    labels = table(("label", "its values"), [(code(name), prose(told)) for name, told in sorted(LABELS.items())])
    parts = ["## Metrics", metrics, "## Labels", labels, "## Buckets", buckets, "## Alerts", alerts()]
    return page("Metrics", _INTRODUCTION, *parts)


def unit(spec: MetricSpec) -> str:
    """Return what it is counted in, as its name ends."""
    name = spec.name.removesuffix("_total")
    if name.endswith(_FLAGS):
        return "0 or 1"
    return next((_UNITS[end] for end in sorted(_UNITS, key=len, reverse=True) if name.endswith(end)), "count")


def _type(spec: MetricSpec) -> str:
    return spec.kind.value if spec.kind is not Kind.GAUGE else f"gauge, {_TOGETHER[spec.together]}"


def _told(spec: MetricSpec) -> str:
    job = f" Told where `{_JOBS[spec.needs]}` has run." if spec.needs and "job" not in spec.labels else ""
    return prose(spec.help) + job


_JOBS: Final = {"etl": "pokedex import", "drift": "monitor drift", "quality": "monitor quality"}


def _histograms() -> list[MetricSpec]:
    return [one for one in CATALOGUE.values() if one.kind is Kind.HISTOGRAM]


def _buckets(spec: MetricSpec) -> str:
    return ", ".join(f"{one:g}" for one in spec.buckets)
