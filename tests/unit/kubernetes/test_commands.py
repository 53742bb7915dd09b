"""What a cluster starts and asks is there: commands, settings and addresses are the program's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from distributed.cli import dask_scheduler, dask_worker

from app.container.container import Container
from app.presentation.api.application import create_api
from app.settings import Settings
from app.settings.findings import findings
from scripts.images.dockerfile import Image, image_of, stages_of
from tests.clusters import OVERLAYS, cluster
from tests.conftest import ROOT
from tests.typer_commands import ours, understand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.clusters import Cluster, Pod

FILE: Final = "_FILE"
OF_DASK: Final = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}
OF_THE_PAGES: Final = {"PREDICTIONDEX_API_URL", "PREDICTIONDEX_KEY_FILE"}
HEALTH: Final = {"mlflow": "/health", "ui": "/_stcore/health", "dask-scheduler": "/health", "dask-worker": "/health"}
"""Of programs that are not ours; the tests of their own start them."""
IMAGE: Final = {"migrate": "jobs"}
UPLOAD: Final = "/opt/upload/upload.py"


def commands(pod: Pod) -> Iterator[tuple[str, list[str]]]:
    """Return what each container starts that does not start what its image does."""
    for container in pod.containers:
        program, *first = container.get("command", [""])
        arguments = [*first, *container.get("args", [])]
        if program == "sh":
            yield from (
                ("predictiondex", one.split()) for one in re.findall(r"predictiondex ([\w -]+) &", arguments[1])
            )
        else:
            yield program, arguments


def without_files(arguments: list[str]) -> list[str]:
    """Return the arguments with a file that is there in place of those that only a pod has."""
    return [str(ROOT / "README.md") if one.startswith("/run/secrets/") else one for one in arguments]


def test_what_is_started_is_a_command_and_its_options_are_understood(here: Cluster) -> None:
    for pod in here.pods():
        for program, arguments in commands(pod):
            if program == "predictiondex":
                understand(ours(), without_files(arguments))
            elif program == "dask":
                understand(OF_DASK[arguments[0]], arguments[1:])
            else:
                # What its image starts, or nothing at all; or what is brought along.
                assert (program, arguments[:1]) in [("", []), ("sleep", ["infinity"]), ("python", [UPLOAD])]


@pytest.mark.parametrize(
    "arguments", [["learn", "atlass"], ["monitor", "drift", "--hour", "2"], ["serve", "--port", "x"]]
)
def test_a_command_that_is_wrong_would_be_noticed(arguments: list[str]) -> None:
    with pytest.raises(Exception, match=r"(?i)no such|valid integer"):
        understand(ours(), arguments)


def test_a_setting_is_one_of_ours(here: Cluster) -> None:
    ours = {f"PREDICTIONDEX_{name.upper()}" for name in Settings.model_fields}
    for pod in here.pods():
        for container in pod.containers:
            told = {name for name in here.environment(container) if name.startswith("PREDICTIONDEX_")}
            if pod.name == "ui":
                assert told == OF_THE_PAGES
            else:
                assert {name.removesuffix(FILE) for name in told} <= ours, pod.name


def test_files_of_models_come_through_mlflow_for_the_bucket_is_out_of_reach(here: Cluster) -> None:
    for pod in here.pods():
        if "predictiondex/asks-mlflow" in pod.labels:
            for told in (here.environment(container) for container in pod.containers):
                if "PREDICTIONDEX_MLFLOW_TRACKING_URI" in told:
                    assert told["MLFLOW_ENABLE_PROXY_MULTIPART_DOWNLOAD"] == "false"
                    assert told["MLFLOW_ENABLE_PROXY_MULTIPART_UPLOAD"] == "false"
    open_for = here.named("NetworkPolicy", "ask-store")["spec"]["podSelector"]
    assert {one.name for one in here.matching(open_for)} == {"mlflow", "backup"}


def test_mlflow_is_told_what_its_program_reads(here: Cluster) -> None:
    text = (ROOT / "deploy" / "mlflow" / "serve.py").read_text(encoding="utf-8")
    text += (ROOT / "deploy" / "compose" / "compose.yaml").read_text(encoding="utf-8")
    (container,) = here.pod("mlflow").containers
    for name in here.environment(container):
        assert name.removesuffix(FILE) in text, name


@pytest.mark.parametrize("description", OVERLAYS)
def test_every_pod_of_ours_may_start_with_its_settings(
    description: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = cluster(description)
    for pod in here.pods():
        for container in pod.containers:
            told = here.environment(container)
            if "PREDICTIONDEX_ENVIRONMENT" in told:
                with monkeypatch.context() as patched:
                    for name, value in told.items():
                        patched.setenv(name, secret(tmp_path, Path(value)) if name.endswith(FILE) else value)
                    settings = Settings()
                assert settings.environment == description.rpartition("/")[2]
                assert [str(one) for one in findings(settings)] == [], pod.name


def secret(folder: Path, place: Path) -> str:
    """Return a file with something in it that may be a secret of this name."""
    text = "rediss://:q8Jw3kZpLx@cache:6379/0" if "url" in place.name else "q8Jw3kZpLxV5tNc7Rb2M"
    (folder / place.name).write_text(text, encoding="utf-8")
    return str(folder / place.name)


def test_whoever_asks_the_api_in_the_cluster_uses_a_name_that_it_knows(here: Cluster) -> None:
    hosts = here.environment(here.pod("api").spec["containers"][0])["PREDICTIONDEX_ALLOWED_HOSTS"].split(",")
    asked = re.fullmatch(
        r"http://([\w-]+):8000", here.named("ConfigMap", ui_settings(here))["data"]["PREDICTIONDEX_API_URL"]
    )
    assert asked
    assert asked[1] in hosts
    assert "*" not in "".join(hosts)


def ui_settings(here: Cluster) -> str:
    name: str = here.pod("ui").spec["containers"][0]["envFrom"][0]["configMapRef"]["name"]
    return name


def test_a_probe_asks_for_an_address_that_answers(here: Cluster) -> None:
    ours = set(create_api(Container(), version="0").openapi()["paths"])
    for pod in here.pods():
        for container in pod.containers:
            for kind in ("startupProbe", "livenessProbe", "readinessProbe"):
                path = container.get(kind, {}).get("httpGet", {}).get("path")
                assert path is None or path in ({HEALTH[pod.name]} if pod.name in HEALTH else ours)


def test_an_image_listens_where_it_is_asked_and_runs_as_who_it_may(here: Cluster) -> None:
    stages = stages_of((ROOT / "deploy" / "docker" / "Dockerfile").read_text(encoding="utf-8"))
    for name in ("api", "ui", "mlflow", "migrate"):
        pod = here.pod(name)
        image = image_of(stages, IMAGE.get(name, name), outside=Image())
        context = pod.spec["securityContext"]
        assert set(pod.ports.values()) == set(image.ports)
        assert image.user == f"{context['runAsUser']}:{context['runAsGroup']}"
        assert set(image.volumes) <= {one["mountPath"] for one in pod.containers[0]["volumeMounts"]}
