"""Where nothing is measured, the real service answers all the same."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

_PROGRAM = """
import sys
from app.application.ports.prediction_meter import Question
from app.container.container import Container
from app.domain.battle.simulation import Engine
from app.presentation.api.application import create_api
from app.settings import Settings

container = Container()
container.settings.override(Settings(_env_file=None, metrics=False))
api = create_api(container, version="1")
container.prediction_meter().failed(Question.DUEL)
container.simulator_meter().played(Engine.OWN, battles=1, seconds=0.5)
container.simulator_meter().failed(Engine.OWN)
with container.worker_books().opened() as tell_end:
    tell_end(1)
print(container.monitoring(), [one for one in sys.modules if one.startswith("prometheus_client")])
"""


def test_without_metrics_nothing_is_measured_and_nothing_of_it_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "None []\n"
