from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from app.infrastructure.monitoring.catalogue import CATALOGUE, PREFIX, Together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Series = Mapping[tuple[str, ...], float]


class ToldByAnyone(Collector):
    """What is the same for every worker, so that whichever is asked tells what it knows.

    A series that is not put here again is gone.
    """

    def __init__(self) -> None:
        self._series: dict[str, Series] = {one.name: {} for one in CATALOGUE.values() if one.together is Together.SAME}

    def put(self, name: str, series: Series) -> None:
        """Take the values by their labels, in the order of the catalogue, in place of those that were here."""
        self._series[PREFIX + name] = series

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, series in self._series.items():
            family = GaugeMetricFamily(name, CATALOGUE[name].help, labels=CATALOGUE[name].labels)
            for labels, value in series.items():
                family.add_metric(labels, value)
            yield family
