from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.simulator_meter import SimulatorMeter
from app.domain.battle.simulation import Engine

if TYPE_CHECKING:
    from app.infrastructure.monitoring.instruments import Instruments


class PrometheusSimulatorMeter(SimulatorMeter):
    def __init__(self, instruments: Instruments) -> None:
        battles, seconds, failures = (
            instruments.counter(f"simulator_{what}_total") for what in ("battles", "seconds", "failures")
        )
        self._battles = {engine: battles.labels(engine) for engine in Engine}
        self._seconds = {engine: seconds.labels(engine) for engine in Engine}
        self._failures = {engine: failures.labels(engine) for engine in Engine}

    def played(self, engine: Engine, *, battles: int, seconds: float) -> None:
        self._battles[engine].inc(battles)
        self._seconds[engine].inc(seconds)

    def failed(self, engine: Engine) -> None:
        self._failures[engine].inc()
