"""Objects that are not Kubernetes' own have known fields: their schemas let misspelt ones pass, or are not at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from scripts.check_kubernetes import WITH_SCHEMAS, WITHOUT_SCHEMAS
from tests.clusters import OVERLAYS, cluster

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# By the types in the packages of schemas, and by the documentation of the AWS Load Balancer Controller.
KNOWN: Final[Mapping[str, set[str]]] = {
    "ExternalSecret": {
        "refreshInterval",
        "secretStoreRef.kind",
        "secretStoreRef.name",
        "target.name",
        "data.secretKey",
        "data.remoteRef.key",
    },
    "ClusterSecretStore": {"conditions.namespaces", "provider.aws.service", "provider.aws.region"},
    "ServiceMonitor": {
        "jobLabel",
        "sampleLimit",
        "selector.matchLabels.app.kubernetes.io/name",
        "endpoints.port",
        "endpoints.path",
        "endpoints.interval",
        "endpoints.scrapeTimeout",
        "endpoints.honorLabels",
    },
    "TargetGroupBinding": {"serviceRef.name", "serviceRef.port", "targetType", "targetGroupARN"},
}


def fields(value: Any, place: str = "") -> Iterator[str]:
    """Return where something stands in an object, without the numbers of lists."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from fields(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, place)
    else:
        yield place


@pytest.mark.parametrize("description", [*OVERLAYS, "cluster"])
def test_the_fields_are_known(description: str) -> None:
    for one in cluster(description).objects:
        if one["kind"] in KNOWN:
            assert set(fields(one["spec"])) <= KNOWN[one["kind"]], one["metadata"]["name"]
        elif one["kind"] != "PrometheusRule":
            assert not one["apiVersion"].startswith(WITH_SCHEMAS + WITHOUT_SCHEMAS)


@pytest.mark.parametrize("description", OVERLAYS)
def test_the_load_balancer_is_told_of_services_that_are_there(description: str) -> None:
    here = cluster(description)
    environment = description.rpartition("/")[2]
    for binding in here.of("TargetGroupBinding"):
        name = binding["metadata"]["name"]
        service = here.named("Service", binding["spec"]["serviceRef"]["name"])
        assert service["metadata"]["name"] == name
        assert binding["spec"]["serviceRef"]["port"] in {one["name"] for one in service["spec"]["ports"]}
        assert f"targetgroup/predictiondex-{environment}-{name}/" in binding["spec"]["targetGroupARN"]


def test_the_deployers_may_change_what_kubernetes_itself_does_not_know() -> None:
    (role,) = cluster("cluster").of("Role")
    allowed = {(group, kind) for rule in role["rules"] for group in rule["apiGroups"] for kind in rule["resources"]}
    for description in OVERLAYS:
        for one in cluster(description).objects:
            group = one["apiVersion"].rpartition("/")[0]
            if one["apiVersion"].startswith(WITH_SCHEMAS + WITHOUT_SCHEMAS):
                assert (group, f"{one['kind'].lower()}s") in allowed
