"""How numbers are read where Prometheus' client keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.infrastructure.monitoring.catalogue import PREFIX

if TYPE_CHECKING:
    from prometheus_client.registry import Collector


def series_of(registry: Collector, name: str, **labels: str) -> dict[tuple[str, ...], float]:
    """Return the values of the series that have these labels, by all their labels."""
    return {
        tuple(sample.labels.values()): sample.value
        for metric in registry.collect()
        for sample in metric.samples
        if sample.name == PREFIX + name and labels.items() <= sample.labels.items()
    }


def sum_of(registry: Collector, name: str, **labels: str) -> float:
    return sum(series_of(registry, name, **labels).values())
