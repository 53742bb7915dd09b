"""What the manifests of Kubernetes and the workflows of GitHub say of times and versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from scripts.check_kubernetes import VERSIONS
from scripts.cloud.description import FOLDER as CLOUD
from scripts.cloud.description import read_template
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_SERVE: Final = ROOT / "deploy" / "kubernetes" / "base" / "serve"
_WORKFLOWS: Final = ROOT / ".github" / "workflows"


def _objects(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((_SERVE / f"{name}.yaml").read_text(encoding="utf-8")))


def _clock(cron: str) -> str:
    minute, hour, *_ = cron.split()
    return f"{int(hour):02}:{int(minute):02}"


_POD: Final = _objects("api")[0]["spec"]["template"]["spec"]
_UNASKED: Final = _POD["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
BUSY_PERCENT: Final = _objects("api-scaling")[0]["spec"]["metrics"][0]["containerResource"]["target"][
    "averageUtilization"
]
_SAVING: Final = _objects("backup")[0]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
_ROOM: Final = next(one["emptyDir"]["sizeLimit"] for one in _SAVING["volumes"] if one["name"] == "var")
_BACKUPS: Final = read_template((CLOUD / "store.yaml").read_text(encoding="utf-8"))["Resources"]["Backups"]
_KEPT: Final = _BACKUPS["Properties"]["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"]
_PYTHONS: Final = re.findall(r'"(3\.\d+)"', (_WORKFLOWS / "ci.yml").read_text(encoding="utf-8"))
_NIGHTS: Final = re.findall(r'cron: "(.+)"', (_WORKFLOWS / "nightly.yml").read_text(encoding="utf-8"))
_KUBERNETES: Final = [one.removesuffix(".0") for one in VERSIONS]

CLAIMS: Final[Claims] = {
    "docs/delivery/kubernetes.md": {
        "asked nothing more after {} seconds, and has {} to answer": (
            _UNASKED,
            _POD["terminationGracePeriodSeconds"] - _UNASKED,
        ),
        "with room for {} GiB": (_ROOM.removesuffix("Gi"),),
        "the bucket forgets after {} days": (_KEPT,),
        "is busy with ({} %)": (BUSY_PERCENT,),
        "the schemas of Kubernetes {} to {}": (_KUBERNETES[0], _KUBERNETES[-1]),
    },
    "docs/delivery/pipeline.md": {
        "on Python {} to {}": (_PYTHONS[0], _PYTHONS[-1]),
        "`nightly` {}, and Sundays {}": tuple(map(_clock, _NIGHTS)),
    },
}
