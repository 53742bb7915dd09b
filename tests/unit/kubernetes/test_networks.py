"""Nobody reaches anybody unless it is said; and whoever is said to be reached is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.clusters import NAME, OVERLAYS, cluster

if TYPE_CHECKING:
    from tests.clusters import Cluster

OUTSIDE: Final = {5432, 6379, 443, 80, 53}
"""Ports of whom no pod of ours is: database, Redis, the cloud, and names."""


def peers(policy: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """Return each rule with its direction, whom it means, and on which ports."""
    spec = policy["spec"]
    coming = [("from", rule.get("from", []), rule.get("ports", [])) for rule in spec.get("ingress", [])]
    going = [("to", rule.get("to", []), rule.get("ports", [])) for rule in spec.get("egress", [])]
    return coming + going


def test_without_a_word_nothing_is_reached(here: Cluster) -> None:
    nothing = here.named("NetworkPolicy", "nothing")["spec"]
    assert nothing == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_a_policy_means_somebody(here: Cluster) -> None:
    for policy in here.of("NetworkPolicy"):
        name = policy["metadata"]["name"]
        assert here.matching(policy["spec"]["podSelector"]), name
        for _, whom, _ in peers(policy):
            assert whom, f"{name} opens a door for everybody"
            ours = [one["podSelector"] for one in whom if "podSelector" in one and "namespaceSelector" not in one]
            assert all(here.matching(one) for one in ours), name


def test_a_port_that_is_opened_is_there(here: Cluster) -> None:
    for policy in here.of("NetworkPolicy"):
        for direction, whom, ports in peers(policy):
            asked = [policy["spec"]["podSelector"]] if direction == "from" else [one.get("podSelector") for one in whom]
            reached = {
                port for one in asked if one is not None for pod in here.matching(one) for port in pod.ports.values()
            }
            assert {one["port"] for one in ports} <= reached | OUTSIDE, policy["metadata"]["name"]


def test_who_asks_may_ask_and_who_is_asked_hears(here: Cluster) -> None:
    for asked, port in (("api", 8000), ("mlflow", 5000)):
        label = {f"predictiondex/asks-{asked}": "true"}
        coming = here.named("NetworkPolicy", f"to-{asked}")["spec"]
        going = here.named("NetworkPolicy", f"ask-{asked}")["spec"]
        assert coming["ingress"][0]["from"] == [{"podSelector": {"matchLabels": label}}]
        assert going["podSelector"] == {"matchLabels": label}
        assert going["egress"][0]["to"] == [{"podSelector": {"matchLabels": {NAME: asked}}}]
        assert coming["ingress"][0]["ports"] == going["egress"][0]["ports"] == [{"protocol": "TCP", "port": port}]


def test_who_has_an_address_in_its_settings_may_go_there(here: Cluster) -> None:
    for pod in here.pods():
        variables = {name for one in pod.containers for name in here.environment(one)}
        ours = {"PREDICTIONDEX_DATABASE_URL", "MLFLOW_BACKEND_STORE_URI"} & variables
        assert bool(ours) == ("predictiondex/asks-database" in pod.labels), pod.name
        needs_api = "PREDICTIONDEX_API_URL" in variables
        assert not needs_api or "predictiondex/asks-api" in pod.labels, pod.name


def test_nobody_but_the_cluster_reaches_the_scheduler_of_dask() -> None:
    production = cluster("overlays/production")
    members = {one.name for one in production.pods() if "predictiondex/in-cluster" in one.labels}
    assert members == {"dask-scheduler", "dask-worker", "train"}
    for policy in production.of("NetworkPolicy"):
        chosen = {one.name for one in production.matching(policy["spec"]["podSelector"])} & {"dask-scheduler"}
        if policy["metadata"]["name"] not in {"nothing", "names", "in-cluster"}:
            assert not chosen


@pytest.mark.parametrize(("description", "network"), [(OVERLAYS[0], "10.20."), (OVERLAYS[1], "10.30.")])
def test_what_is_outside_is_in_the_network_of_this_environment(description: str, network: str) -> None:
    here = cluster(description)
    blocks = [
        one["ipBlock"]["cidr"]
        for policy in here.of("NetworkPolicy")
        for _, whom, _ in peers(policy)
        for one in whom
        if "ipBlock" in one
    ]
    inside = [one for one in blocks if one.startswith("10.")]
    assert sorted(set(inside)) == [f"{network}0.0/22", f"{network}4.0/22"]
    trusted = here.environment(here.pod("api").spec["containers"][0])["PREDICTIONDEX_TRUSTED_PROXIES"]
    assert trusted == f"{network}0.0/22"
