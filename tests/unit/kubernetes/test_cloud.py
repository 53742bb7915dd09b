"""The cluster asks the cloud for what the cloud has made, by the names that it has there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts.check_kubernetes import VERSIONS
from scripts.cloud.description import FOLDER, read_environment, read_stacks, read_template
from tests.clusters import OVERLAYS, cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.cloud.description import Environment
    from tests.clusters import Cluster


def resources(kind: str) -> Iterator[dict[str, Any]]:
    """Return the properties of all that the templates make of a kind."""
    for stack in read_stacks():
        for one in read_template(stack.template)["Resources"].values():
            if one["Type"] == kind:
                yield one["Properties"]


@pytest.fixture(params=OVERLAYS)
def both(request: pytest.FixtureRequest) -> tuple[Cluster, Environment]:
    description: str = request.param
    return cluster(description), read_environment(description.rpartition("/")[2])


def test_a_secret_that_is_asked_for_is_made(both: tuple[Cluster, Environment]) -> None:
    here, environment = both
    made = {
        one["Name"]["Sub"].replace("${Environment}", environment.name)
        for one in resources("AWS::SecretsManager::Secret")
    }
    asked = {one["remoteRef"]["key"] for secret in here.of("ExternalSecret") for one in secret["spec"]["data"]}
    assert made - asked == {f"predictiondex/{environment.name}/cache-token"}  # it is in the address of the cache
    assert asked <= made


def test_whoever_the_cloud_lets_in_is_there_and_used(both: tuple[Cluster, Environment]) -> None:
    here, _ = both
    trusted = {
        one["ServiceAccount"]
        for one in resources("AWS::EKS::PodIdentityAssociation")
        if one["Namespace"] == "predictiondex"
    }
    assert trusted == {"mlflow", "backup"}
    assert trusted <= {one["metadata"]["name"] for one in here.of("ServiceAccount")}
    assert trusted <= {one.spec["serviceAccountName"] for one in here.pods()}


def test_addresses_are_those_of_the_environment(both: tuple[Cluster, Environment]) -> None:
    here, environment = both
    told = environment.parameters
    account = told["AdministratorRole"].split(":")[4]
    api = here.environment(here.pod("api").spec["containers"][0])
    assert f"api.{told['Domain']}" in api["PREDICTIONDEX_ALLOWED_HOSTS"].split(",")
    assert api["PREDICTIONDEX_TRUSTED_PROXIES"].startswith(f"{told['NetworkPrefix']}.")
    for binding in here.of("TargetGroupBinding"):
        assert f":{environment.region}:{account}:" in binding["spec"]["targetGroupARN"]
    buckets = {
        one["BucketName"]["Sub"].replace("${Environment}", environment.name).replace("${AWS::AccountId}", account)
        for one in resources("AWS::S3::Bucket")
    }
    mlflow, backup = (here.environment(here.pod(name).spec["containers"][0]) for name in ("mlflow", "backup"))
    models, prefix = mlflow["MLFLOW_ARTIFACTS_DESTINATION"].removeprefix("s3://").split("/")
    assert {models, backup["BACKUPS"].removeprefix("s3://")} <= buckets
    assert f"/{prefix}/*" in (FOLDER / "identities.yaml").read_text(encoding="utf-8")


def test_the_load_balancer_lets_through_what_an_ingress_does() -> None:
    (ingress,) = cluster("components/ingress").of("Ingress")
    (api,) = (rule for rule in ingress["spec"]["rules"] if rule["host"].startswith("api."))
    opened = {
        path.removesuffix("/*")
        for one in resources("AWS::ElasticLoadBalancingV2::ListenerRule")
        for condition in one["Conditions"]
        for path in condition.get("PathPatternConfig", {}).get("Values", ())
    }
    assert opened == {path["path"] for path in api["http"]["paths"]}


def test_the_cluster_is_of_a_version_that_the_descriptions_were_checked_by(
    both: tuple[Cluster, Environment],
) -> None:
    _, environment = both
    assert f"{environment.parameters['KubernetesVersion']}.0" == VERSIONS[-1]
