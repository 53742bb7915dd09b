from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from prometheus_client import CollectorRegistry, Histogram

from app.infrastructure.monitoring.batch_histogram import BatchHistogram
from app.infrastructure.monitoring.instruments import Instruments
from app.infrastructure.monitoring.prometheus_prediction_meter import PrometheusPredictionMeter
from app.infrastructure.monitoring.prometheus_request_meter import PrometheusRequestMeter
from app.infrastructure.monitoring.prometheus_simulator_meter import PrometheusSimulatorMeter
from tests.contracts.meter_contracts import (
    PredictionMeterContract,
    RequestMeterContract,
    SimulatorMeterContract,
    answer,
)
from tests.fakes.fake_prediction_meter import FakePredictionMeter
from tests.fakes.fake_request_meter import FakeRequestMeter
from tests.fakes.fake_simulator_meter import FakeSimulatorMeter
from tests.unit.monitoring.samples import sum_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.application.ports.prediction_meter import Question
    from app.domain.battle.simulation import Engine


class TestFakePredictionMeter(PredictionMeterContract):
    @pytest.fixture
    def meter(self) -> FakePredictionMeter:
        return FakePredictionMeter()

    @pytest.fixture
    def predictions(self, meter: FakePredictionMeter) -> Callable[[Question], Sequence[float]]:
        def read(question: Question) -> Sequence[float]:
            given = [one for one in meter.answers if one.question is question]
            return [sum(len(one.forecasts) for one in given), len(given), sum(one.seconds for one in given)]

        return read

    @pytest.fixture
    def failures(self, meter: FakePredictionMeter) -> Callable[[Question], float]:
        return meter.failures.count


class TestPrometheusPredictionMeter(PredictionMeterContract):
    @pytest.fixture
    def instruments(self) -> Instruments:
        return Instruments()

    @pytest.fixture
    def meter(self, instruments: Instruments) -> PrometheusPredictionMeter:
        return PrometheusPredictionMeter(instruments)

    @pytest.fixture
    def predictions(self, instruments: Instruments) -> Callable[[Question], Sequence[float]]:
        names = "predictions_total", "prediction_duration_seconds_count", "prediction_duration_seconds_sum"
        return lambda question: [sum_of(instruments.registry, name, question=question) for name in names]

    @pytest.fixture
    def failures(self, instruments: Instruments) -> Callable[[Question], float]:
        return lambda question: sum_of(instruments.registry, "prediction_failures_total", question=question)

    def test_every_prediction_stands_in_all_three_histograms(
        self, meter: PrometheusPredictionMeter, instruments: Instruments
    ) -> None:
        meter.answered(answer(0.25, 0.875))
        read = {"model_version": "7", "scenario": "none"}

        for name, total in {"probability": 1.125, "confidence": 1.625, "interval_width": 0.5}.items():
            assert sum_of(instruments.registry, f"prediction_{name}_sum", **read) == total
            assert sum_of(instruments.registry, f"prediction_{name}_count", **read) == 2
        assert sum_of(instruments.registry, "prediction_probability_bucket", le="0.3") == 1
        assert sum_of(instruments.registry, "prediction_confidence_bucket", le="0.75") == 1


class TestFakeSimulatorMeter(SimulatorMeterContract):
    @pytest.fixture
    def meter(self) -> FakeSimulatorMeter:
        return FakeSimulatorMeter()

    @pytest.fixture
    def simulations(self, meter: FakeSimulatorMeter) -> Callable[[Engine], tuple[float, float, float]]:
        def read(engine: Engine) -> tuple[float, float, float]:
            played = [one for one in meter.simulations if one[0] is engine]
            return sum(one[1] for one in played), sum(one[2] for one in played), meter.failures.count(engine)

        return read


class TestPrometheusSimulatorMeter(SimulatorMeterContract):
    @pytest.fixture
    def instruments(self) -> Instruments:
        return Instruments()

    @pytest.fixture
    def meter(self, instruments: Instruments) -> PrometheusSimulatorMeter:
        return PrometheusSimulatorMeter(instruments)

    @pytest.fixture
    def simulations(self, instruments: Instruments) -> Callable[[Engine], tuple[float, float, float]]:
        def read(engine: Engine) -> tuple[float, float, float]:
            battles, seconds, failures = (
                sum_of(instruments.registry, f"simulator_{what}_total", engine=engine)
                for what in ("battles", "seconds", "failures")
            )
            return battles, seconds, failures

        return read


class TestFakeRequestMeter(RequestMeterContract):
    @pytest.fixture
    def meter(self) -> FakeRequestMeter:
        return FakeRequestMeter()

    @pytest.fixture
    def in_progress(self, meter: FakeRequestMeter) -> Callable[[str], float]:
        return meter.in_progress.__getitem__

    @pytest.fixture
    def ended(self, meter: FakeRequestMeter) -> Callable[[str, str, int], float]:
        return lambda method, route, status: [one[:3] for one in meter.ends].count((method, route, status))


class TestPrometheusRequestMeter(RequestMeterContract):
    @pytest.fixture
    def instruments(self) -> Instruments:
        return Instruments()

    @pytest.fixture
    def meter(self, instruments: Instruments) -> PrometheusRequestMeter:
        return PrometheusRequestMeter(instruments)

    @pytest.fixture
    def in_progress(self, instruments: Instruments) -> Callable[[str], float]:
        return lambda route: sum_of(instruments.registry, "http_requests_in_progress", route=route)

    @pytest.fixture
    def ended(self, instruments: Instruments) -> Callable[[str, str, int], float]:
        def read(method: str, route: str, status: int) -> float:
            labels = {"method": method, "route": route}
            assert sum_of(instruments.registry, "http_request_duration_seconds_count", **labels) > 0
            return sum_of(instruments.registry, "http_requests_total", **labels, status=str(status))

        return read


@pytest.mark.parametrize("count", [1, 16, 17, 1000])
def test_a_batch_is_observed_as_its_values_one_by_one_are(count: int) -> None:
    buckets = (0.01, 0.25, 0.5, 1.0)
    dice = np.random.default_rng(count)
    values = [*buckets, 2.0, *dice.random(count).tolist()][-count - 5 :]
    alone, together = CollectorRegistry(), CollectorRegistry()
    one_by_one = Histogram("chances", "", registry=alone, buckets=buckets)
    at_once = BatchHistogram("chances", "", ["version"], registry=together, buckets=buckets).labels("7")
    for value in values:
        one_by_one.observe(value)
    at_once.observe_all(values)

    samples = [[one.value for one in metric.samples] for metric in (*alone.collect(), *together.collect())]
    assert samples[1] == pytest.approx(samples[0])


def test_nothing_was_observed_where_there_is_nothing() -> None:
    registry = CollectorRegistry()
    BatchHistogram("chances", "", registry=registry).observe_all([])
    assert registry.get_sample_value("chances_count") == 0
