"""What the service measures of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.metering import Metering
from app.container import meters
from app.container.storage import Storage

if TYPE_CHECKING:
    from app.application.ports.prediction_meter import PredictionMeter
    from app.application.ports.simulator_meter import SimulatorMeter
    from app.application.ports.worker_books import WorkerBooks


class Measuring(Storage):
    instruments = providers.ThreadSafeSingleton(meters.instruments)
    prediction_meter: providers.Provider[PredictionMeter] = providers.ThreadSafeSingleton(
        meters.prediction_meter, instruments.provider, Storage.settings
    )
    simulator_meter: providers.Provider[SimulatorMeter] = providers.ThreadSafeSingleton(
        meters.simulator_meter, instruments.provider, Storage.settings
    )
    metering: providers.Provider[Metering] = providers.Factory(Metering, meter=prediction_meter)
    worker_books: providers.Provider[WorkerBooks] = providers.Factory(meters.worker_books, Storage.settings)
