from __future__ import annotations

import re

import pytest

from app.infrastructure.monitoring.catalogue import CATALOGUE, PREFIX, Kind, MetricSpec, Together
from app.infrastructure.monitoring.instruments import Instruments

each_metric = pytest.mark.parametrize("spec", CATALOGUE.values(), ids=lambda spec: spec.name)


@each_metric
def test_a_metric_says_what_it_is(spec: MetricSpec) -> None:
    assert re.fullmatch(rf"{PREFIX}[a-z_]+", spec.name)
    assert re.fullmatch(r"[A-Z1].*\.", spec.help)
    assert spec.name.endswith("_total") == (spec.kind is Kind.COUNTER)
    assert bool(spec.buckets) == (spec.kind is Kind.HISTOGRAM)
    assert spec.buckets == tuple(sorted(spec.buckets))


@each_metric
def test_it_can_be_measured(spec: MetricSpec) -> None:
    if spec.together is not Together.SAME:
        instruments, name = Instruments(), spec.name.removeprefix(PREFIX)
        make = {
            Kind.COUNTER: instruments.counter,
            Kind.GAUGE: instruments.gauge,
            Kind.HISTOGRAM: instruments.histogram,
        }[spec.kind]
        assert make(name) is make(name)
