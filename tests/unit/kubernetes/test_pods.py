"""Every pod is bounded, watched, and may do no more than it needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from app.infrastructure.persistence.buffered_prediction_repository import CLOSE_SECONDS
from app.settings import Settings

if TYPE_CHECKING:
    from tests.clusters import Cluster

WRITABLE: Final = {"/tmp", "/var/lib/predictiondex"}  # noqa: S108 - within a container
OWN_USER: Final = 10001
IMAGES: Final = r"ghcr\.io/predictiondex/predictiondex-(api|ui|jobs|mlflow):\d+\.\d+\.\d+"


def test_a_pod_runs_as_nobody_who_may_do_anything(here: Cluster) -> None:
    for pod in here.pods():
        context = pod.spec["securityContext"]
        assert (context["runAsNonRoot"], context["runAsUser"], context["fsGroup"]) == (True, OWN_USER, OWN_USER)
        assert context["seccompProfile"] == {"type": "RuntimeDefault"}
        for container in pod.containers:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }


def test_a_pod_knows_nothing_of_kubernetes(here: Cluster) -> None:
    for pod in here.pods():
        assert pod.spec["automountServiceAccountToken"] is False
        account = here.named("ServiceAccount", pod.spec["serviceAccountName"])
        assert account["automountServiceAccountToken"] is False
        # A Service `mlflow` would put its address into MLFLOW_PORT, which the server takes for its own.
        assert pod.spec["enableServiceLinks"] is False
        assert not {"hostNetwork", "hostPID", "hostIPC"} & pod.spec.keys()


def test_only_two_folders_can_be_written_and_both_are_bounded(here: Cluster) -> None:
    for pod in here.pods():
        for container in pod.containers:
            mounts = {one["mountPath"]: pod.volume(one["name"]) for one in container["volumeMounts"]}
            writable = {place for place, volume in mounts.items() if "emptyDir" in volume}
            assert writable == WRITABLE
            assert all(mounts[place]["emptyDir"]["sizeLimit"] for place in writable)
            rest = [one for one in container["volumeMounts"] if one["mountPath"] not in writable]
            assert all(one["mountPath"] in {"/run/secrets", "/opt/upload"} and one["readOnly"] for one in rest)


def test_a_container_says_what_it_needs_and_cannot_take_more(here: Cluster) -> None:
    for pod in here.pods():
        for container in pod.containers:
            for said in ("requests", "limits"):
                assert container["resources"][said].keys() == {"cpu", "memory", "ephemeral-storage"}, pod.name


def test_an_image_is_of_one_version(here: Cluster) -> None:
    for pod in here.pods():
        for container in pod.containers:
            assert re.fullmatch(IMAGES, container["image"])
            assert container["imagePullPolicy"] == "Always"


def test_what_lasts_is_asked_whether_it_lives_and_whether_it_can_answer(here: Cluster) -> None:
    for pod in here.pods():
        for container in pod.spec["containers"]:
            probes = {"livenessProbe", "readinessProbe"} & container.keys()
            assert len(probes) == (2 if pod.lasts else 0), pod.name


def test_what_ends_ends_in_time_and_never_runs_twice_at_once(here: Cluster) -> None:
    for job in here.of("CronJob"):
        spec = job["spec"]
        assert spec["concurrencyPolicy"] == "Forbid"
        assert spec["timeZone"] == "Etc/UTC"
        assert spec["startingDeadlineSeconds"]
        assert spec["successfulJobsHistoryLimit"]
        assert spec["failedJobsHistoryLimit"]
        assert_ends(spec["jobTemplate"]["spec"])
    assert_ends(here.named("Job", "migrate")["spec"])


def assert_ends(job: dict[str, Any]) -> None:
    assert job["activeDeadlineSeconds"]
    assert job["ttlSecondsAfterFinished"]
    assert job["backoffLimit"] <= 6


def test_who_answers_is_replaced_before_it_goes(here: Cluster) -> None:
    for name in ("api", "ui", "mlflow"):
        strategy = here.named("Deployment", name)["spec"]["strategy"]["rollingUpdate"]
        assert strategy == {"maxUnavailable": 0, "maxSurge": 1}
        (container,) = here.pod(name).spec["containers"]
        assert container["lifecycle"]["preStop"]["sleep"]["seconds"] >= 10
        assert container["startupProbe"]
        zones = here.pod(name).spec["topologySpreadConstraints"]
        assert zones[0]["topologyKey"] == "topology.kubernetes.io/zone"


def test_an_api_that_goes_has_time_for_its_slowest_answer_and_for_what_is_to_be_stored(here: Cluster) -> None:
    api = here.pod("api").spec
    unasked = api["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
    answer = Settings.model_fields["request_seconds"].default
    assert unasked + answer + CLOSE_SECONDS <= api["terminationGracePeriodSeconds"]


def test_nobody_says_how_many_there_are_where_the_autoscaler_does(here: Cluster) -> None:
    for scaler in here.of("HorizontalPodAutoscaler"):
        target = scaler["spec"]["scaleTargetRef"]
        assert "replicas" not in here.named(target["kind"], target["name"])["spec"]
        assert 1 <= scaler["spec"]["minReplicas"] < scaler["spec"]["maxReplicas"]


def test_the_workbench_is_closed(here: Cluster) -> None:
    assert here.named("Deployment", "workbench")["spec"]["replicas"] == 0
