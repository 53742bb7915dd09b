"""The composition root: the only place that knows which adapter stands behind which port.

It is put together from a container for each concern: the bases of `Container`, and theirs. The modules beside them
make what takes more than a line.
"""

from __future__ import annotations

from dependency_injector import providers

from app.application.check_readiness import CheckReadiness
from app.container import readiness
from app.container.answering import Answering
from app.container.archiving import Archiving
from app.container.asking import Asking
from app.container.checking import Checking
from app.container.describing import Describing
from app.container.guarding import Guarding
from app.container.importing import Importing
from app.container.monitoring_drift import MonitoringDrift
from app.container.observing import Observing
from app.container.predicting import Predicting
from app.container.showing import Showing
from app.container.storage import Storage


class Container(
    Importing, Checking, Answering, Showing, Guarding, Asking, Observing, MonitoringDrift, Describing, Archiving
):
    check_readiness: providers.Provider[CheckReadiness] = providers.Factory(
        CheckReadiness,
        checks=providers.Callable(
            readiness.readiness_checks,
            Storage.database_engine,
            Storage.stored_pokedex,
            Storage.pokedex_repository,
            Predicting.predictors,
            Predicting.model_in_service,
        ),
        accelerators=providers.Callable(readiness.accelerator_checks, Predicting.model_in_service),
    )
