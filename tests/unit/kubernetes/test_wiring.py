"""Whoever is named is there: services find pods, pods their settings and secrets, autoscalers whom they scale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.clusters import DESCRIPTIONS, NAME, OVERLAYS, STEP, cluster
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.clusters import Cluster


def test_a_workload_chooses_its_own_pods_alone(here: Cluster) -> None:
    for workload in here.of("Deployment"):
        name = workload["metadata"]["name"]
        assert workload["spec"]["selector"]["matchLabels"] == {NAME: name}
        assert [one.name for one in here.matching(workload["spec"]["selector"])] == [name]


def test_a_service_finds_pods_that_have_its_ports(here: Cluster) -> None:
    for service in here.of("Service"):
        pods = here.matching({"matchLabels": service["spec"]["selector"]})
        assert [one.name for one in pods] == [service["metadata"]["name"]]
        for port in service["spec"]["ports"]:
            assert pods[0].ports[port["targetPort"]] == port["port"]


def test_a_probe_asks_a_port_that_is_there(here: Cluster) -> None:
    for pod in here.pods():
        for container in pod.containers:
            for kind in ("startupProbe", "livenessProbe", "readinessProbe"):
                probe = container.get(kind, {})
                asked = probe.get("httpGet") or probe.get("tcpSocket")
                assert asked is None or asked["port"] in pod.ports


def test_who_scales_and_who_protects_means_somebody(here: Cluster) -> None:
    for scaler in here.of("HorizontalPodAutoscaler"):
        pod = here.pod(scaler["spec"]["scaleTargetRef"]["name"])
        for metric in scaler["spec"]["metrics"]:
            container = metric.get("containerResource", {}).get("container")
            assert container in {None, *(one["name"] for one in pod.containers)}
    for budget in here.of("PodDisruptionBudget"):
        assert [one.name for one in here.matching(budget["spec"]["selector"])] == [budget["metadata"]["name"]]
    protected = {one["metadata"]["name"] for one in here.of("PodDisruptionBudget")}
    assert protected == {"api", "ui", "mlflow"}


def test_what_builds_the_atlas_does_not_count_as_load(here: Cluster) -> None:
    (metric,) = here.named("HorizontalPodAutoscaler", "api")["spec"]["metrics"]
    assert metric["containerResource"]["container"] == "api"
    (builder,) = here.pod("api").spec["initContainers"]
    assert builder["restartPolicy"] == "Always"
    folders = [{one["mountPath"]: one["name"] for one in two["volumeMounts"]} for two in here.pod("api").containers]
    assert len({one["/var/lib/predictiondex"] for one in folders}) == 1


def test_a_secret_is_a_file_where_it_is_looked_for(here: Cluster) -> None:
    assert not here.of("Secret")
    for pod in here.pods():
        for container in pod.containers:
            told = {value for name, value in here.environment(container).items() if name.endswith("_FILE")}
            assert told <= here.secret_files(pod, container), pod.name
            assert not [name for name in here.environment(container) if re.search(r"(PASSWORD|SECRET|KEY)$", name)]


def test_a_secret_has_a_name_of_its_environment_in_the_store(here: Cluster) -> None:
    (environment,) = {one["metadata"]["labels"]["predictiondex/environment"] for one in here.objects}
    store = cluster("cluster").named("ClusterSecretStore", "predictiondex")
    for secret in here.of("ExternalSecret"):
        assert secret["spec"]["secretStoreRef"] == {"kind": store["kind"], "name": store["metadata"]["name"]}
        for one in secret["spec"]["data"]:
            assert re.fullmatch(rf"predictiondex/{environment}/[a-z-]+", one["remoteRef"]["key"])


def test_no_setting_is_for_nobody(here: Cluster) -> None:
    used = {
        one["configMapRef"]["name"] for pod in here.pods() for two in pod.containers for one in two.get("envFrom", [])
    }
    there = {one["metadata"]["name"] for one in here.of("ConfigMap")}
    assert {name.partition("-")[0] for name in there - used} == {"dashboards", "upload"}


def test_everything_is_laid_in_the_step_that_needs_it(here: Cluster) -> None:
    steps = {f"{one['kind']} {one['metadata']['name']}": one["metadata"]["labels"][STEP] for one in here.objects}
    assert set(steps.values()) == {"ground", "migrate", "serve"}
    assert [name for name, step in steps.items() if step == "migrate"] == ["Job migrate"]
    for name, step in steps.items():
        if name.split()[0] in {"ServiceAccount", "ExternalSecret", "NetworkPolicy"} or "-settings" in name:
            assert step == "ground", name
        if name.split()[0] in {"Service", "CronJob", "HorizontalPodAutoscaler", "TargetGroupBinding"}:
            assert step == "serve", name


@pytest.mark.parametrize("description", DESCRIPTIONS)
def test_all_is_in_one_namespace(description: str) -> None:
    everywhere = {"Namespace", "ClusterSecretStore"}
    spaces = {one["metadata"].get("namespace") for one in cluster(description).objects if one["kind"] not in everywhere}
    assert spaces == {"predictiondex"}
    labels = cluster("cluster").named("Namespace", "predictiondex")["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


def test_an_ingress_leads_to_services_and_shows_no_figures() -> None:
    (ingress,) = cluster("components/ingress").of("Ingress")
    paths = [path for rule in ingress["spec"]["rules"] for path in rule["http"]["paths"]]
    for path in paths:
        backend = path["backend"]["service"]
        (port,) = cluster(OVERLAYS[0]).named("Service", backend["name"])["spec"]["ports"]
        assert port["name"] == backend["port"]["name"]
    (api,) = (rule for rule in ingress["spec"]["rules"] if rule["host"].startswith("api."))
    assert not any("/metrics".startswith(path["path"]) for path in api["http"]["paths"])


def test_every_folder_of_descriptions_is_drawn() -> None:
    folder = ROOT / "deploy" / "kubernetes"
    used = "".join((folder / one / "kustomization.yaml").read_text(encoding="utf-8") for one in OVERLAYS)
    for component in (folder / "components").iterdir():
        assert f"components/{component.name}" in (*DESCRIPTIONS, *re.findall(r"components/[\w-]+", used))
