from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.simulator_meter import SimulatorMeter

if TYPE_CHECKING:
    from app.domain.battle.simulation import Engine


class FakeSimulatorMeter(SimulatorMeter):
    def __init__(self) -> None:
        self.simulations: list[tuple[Engine, int, float]] = []
        self.failures: list[Engine] = []

    def played(self, engine: Engine, *, battles: int, seconds: float) -> None:
        self.simulations.append((engine, battles, seconds))

    def failed(self, engine: Engine) -> None:
        self.failures.append(engine)
