"""What images, and containers on one machine, are described with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scripts.rehearse_images import SHORT
from tests.delivery import COMPOSE, CONSOLES, SERVICES, STAGES, image
from tests.documents.facts import SETTINGS

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_DEBIAN: Final = {"bookworm": 12}[re.findall(r"-slim-(\w+)", STAGES["python"].parent)[0]]
_SUBNET: Final = COMPOSE["networks"]["inside"]["ipam"]["config"][0]["subnet"]
_USER, _GROUP = map(int, image("api").user.split(":"))


def _port(target: str) -> int:
    (port,) = image(target).ports
    return port


def _published(service: str) -> int:
    return int(SERVICES[service]["ports"][0].rpartition("-")[2].partition("}")[0])


def _console(service: str) -> int:
    return int(CONSOLES["services"][service]["ports"][0].rpartition(":")[2])


CLAIMS: Final[Claims] = {
    "docs/delivery/compose.md": {
        "Compose {} or later": ("2.24",),  # Docker's first that knows all that the file says; of early 2024
        "MLflow ({:d}), Prometheus ({:d}), Alertmanager ({:d}) and Grafana ({:d})": tuple(
            map(_console, ("mlflow", "prometheus", "alertmanager", "grafana"))
        ),
        "`PORT`, `WEB_PORT` {:d}, {:d}": (_published("proxy"), _published("ui")),
        "The subnet of `inside` is fixed, {}": (_SUBNET,),
    },
    "docs/delivery/images.md": {
        "answers on port {:d}": (_port("api"),),
        "the web interface on port {:d}": (_port("ui"),),
        "the MLflow server of a team on port {:d}": (_port("mlflow"),),
        "It runs as {:d}:{:d}": (_USER, _GROUP),
        "as {:d} without capabilities": (_USER,),
        "since {:d} can do": (2013,),  # the year of Intel's Haswell, the first that x86-64-v3 describes
        "on Debian {})": (_DEBIAN,),
        "learns from {} duels in place of {}": (
            int(SHORT["PREDICTIONDEX_FIRST_LESSONS"]),
            SETTINGS.first_lessons,
        ),
    },
}
