"""The containers are bounded, watched, and open to nobody but who should be let in."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from itertools import pairwise
from typing import Final

import pytest
import yaml

from app.settings import Settings
from scripts.draw_secrets import FOLDER as SECRETS
from scripts.images.composition import bytes_of, filled
from tests.conftest import ROOT
from tests.delivery import COMPOSE, COMPOSE_FOLDER, CONSOLES, OURS, SERVICES, image
from tests.typer_commands import ours

each_service = pytest.mark.parametrize("name", SERVICES)
each_of_ours = pytest.mark.parametrize("name", OURS)
ONCE: Final = {name for name, one in SERVICES.items() if one["restart"] == "no"}
WATCHERS: Final = {"prometheus", "alertmanager", "grafana"}
PUBLISHED: Final = {"proxy": 8000, "ui": 8501}
_HIDDEN: Final = re.compile(r"password|secret|token|key", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(r"[\w/-]+:v?\d+(\.\d+)+[\w.-]*(@sha256:[0-9a-f]{64})?")
_MERGED: Final = yaml.safe_load((ROOT / "deploy/alertmanager/alertmanager.yml").read_text(encoding="utf-8"))


def conditions(name: str) -> dict[str, str]:
    return {other: one["condition"] for other, one in SERVICES[name].get("depends_on", {}).items()}


def mounted(name: str) -> list[list[str]]:
    return [one.split(":") for one in SERVICES[name].get("volumes", ())]


def test_all_that_the_service_is_made_of_is_there() -> None:
    assert {"db", "migrate", "etl", "trainer", "api", "proxy", "ui", "mlflow", *WATCHERS} <= set(SERVICES)
    profiles = {name: one["profiles"] for name, one in SERVICES.items() if "profiles" in one}
    assert {name for name, given in profiles.items() if given == ["monitoring"]} == WATCHERS
    assert {name for name, given in profiles.items() if given == ["jobs"]} == {"drift", "quality", "backup"}


@each_service
def test_it_is_bounded(name: str) -> None:
    service = SERVICES[name]
    assert bytes_of(service["mem_limit"]) > 0
    assert 0 < service["cpus"] <= 2
    assert 0 < service["pids_limit"] <= 500
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "3"}


@each_service
def test_it_may_do_no_more_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["init"]
    assert not {"privileged", "cap_add", "pid", "network_mode", "devices"} & service.keys()


@each_service
def test_its_health_is_asked_unless_it_ends(name: str) -> None:
    service = SERVICES[name]
    told = "healthcheck" in service or (name in OURS and bool(image(OURS[name]).health))
    assert told or name in ONCE
    assert service["restart"] == ("no" if name in ONCE else "unless-stopped")


@each_service
def test_it_waits_for_what_it_needs_by_how_that_is(name: str) -> None:
    for other, condition in conditions(name).items():
        assert condition == ("service_completed_successfully" if other in ONCE else "service_healthy"), other


def test_whoever_waits_for_everything_waits_for_each_that_ends() -> None:
    # `up --wait` takes the end of a container for a failure, unless one that stays needs it.
    always = {name for name in ONCE if "profiles" not in SERVICES[name]}
    staying = set(SERVICES) - ONCE
    assert {"migrate", "etl"} <= {other for name in always for other in conditions(name)}
    direct = {other for name in staying for other in conditions(name)}
    indirect = {further for other in direct & ONCE for further in conditions(other)}
    assert always <= direct | indirect | {"migrate"}


@each_service
def test_only_the_api_and_the_web_interface_are_published(name: str) -> None:
    ports = SERVICES[name].get("ports", [])
    if name in PUBLISHED:
        (port,) = ports
        assert filled(port) == f"127.0.0.1:{PUBLISHED[name]}:{PUBLISHED[name]}"
    else:
        assert ports == []
        assert name in {"etl", "ui", "proxy"} or "edge" not in SERVICES[name]["networks"]


def test_consoles_are_for_this_machine_alone() -> None:
    assert set(CONSOLES["services"]) < set(SERVICES) - set(PUBLISHED)
    for service in CONSOLES["services"].values():
        assert all(re.fullmatch(r"127\.0\.0\.1:(\d+):\1", port) for port in service["ports"])


def test_databases_are_on_a_network_that_leads_nowhere() -> None:
    assert COMPOSE["networks"]["inside"]["internal"]
    for name in ("db", "redis", "mlflow"):
        assert SERVICES[name]["networks"] == ["inside"]
    assert {name for name, one in SERVICES.items() if "monitoring" in one["networks"]} == {*WATCHERS, "api"}


@each_service
def test_an_image_is_of_one_version(name: str) -> None:
    given = filled(SERVICES[name]["image"])
    if name in OURS:
        assert given == f"predictiondex/{OURS[name]}:local"
        assert SERVICES[name]["build"]["dockerfile"] == "deploy/docker/Dockerfile"
    else:
        assert _OF_OTHERS.fullmatch(given)
    assert "latest" not in given


@each_service
def test_what_it_is_given_exists_and_cannot_be_changed_there(name: str) -> None:
    for source, *rest in mounted(name):
        if source.startswith("."):
            assert (COMPOSE_FOLDER / source).exists(), source
            assert rest[-1] == "ro"
        else:
            assert source in COMPOSE["volumes"]


@each_service
def test_secrets_are_files_and_stand_nowhere_else(name: str) -> None:
    given = SERVICES[name].get("secrets", [])
    told = {key: filled(value) for key, value in SERVICES[name].get("environment", {}).items()}
    for key, value in told.items():
        if value.startswith("/run/secrets/"):
            assert key.endswith("_FILE")
            assert value.removeprefix("/run/secrets/") in given, key
        elif _HIDDEN.search(key):
            pytest.fail(f"{key} is a secret, and no file")
        assert not re.search(r"//[^/@\s]*:[^/@\s]+@", value), key
    assert set(given) <= set(COMPOSE["secrets"])


def test_secrets_are_drawn_by_name() -> None:
    for name, one in COMPOSE["secrets"].items():
        assert (COMPOSE_FOLDER / one["file"]).resolve() == SECRETS / name
    used = {secret for one in SERVICES.values() for secret in one.get("secrets", ())}
    assert used == set(COMPOSE["secrets"])
    assert "deploy/compose/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


@each_of_ours
def test_every_setting_is_one(name: str) -> None:
    own = {"PREDICTIONDEX_API_URL", "PREDICTIONDEX_KEY"} if name == "ui" else set()
    known = own | {f"PREDICTIONDEX_{field.upper()}" for field in Settings.model_fields}
    for key in SERVICES[name].get("environment", {}):
        assert not key.startswith("PREDICTIONDEX_") or key in known or key.removesuffix("_FILE") in known, key


@each_of_ours
def test_every_command_is_one(name: str) -> None:
    told = image(OURS[name])
    command = [filled(word) for word in SERVICES[name].get("command", told.command)]
    if told.entrypoint != ("predictiondex",):
        assert "command" not in SERVICES[name]
        return
    found = ours()
    while command and hasattr(found, "commands"):
        found = found.commands[command.pop(0)]
    found.make_context(name, command, resilient_parsing=True)
    options = {option for parameter in found.params for option in parameter.opts}
    assert {word for word in command if word.startswith("--")} <= options


@each_of_ours
def test_what_it_writes_is_in_memory_or_kept(name: str) -> None:
    places = {*(one.split(":")[0] for one in SERVICES[name]["tmpfs"]), *(parts[1] for parts in mounted(name))}
    assert {image(OURS[name]).environment["HOME"], *image(OURS[name]).volumes} <= places


def test_everybody_asks_where_somebody_listens() -> None:
    assert image("api").ports == (8000,)
    assert SERVICES["ui"]["environment"]["PREDICTIONDEX_API_URL"] == "http://proxy:8000"
    tracking = SERVICES["api"]["environment"]["PREDICTIONDEX_MLFLOW_TRACKING_URI"]
    assert tracking == f"http://mlflow:{image('mlflow').ports[0]}"
    assert tracking.removeprefix("http://") in SERVICES["mlflow"]["environment"]["MLFLOW_SERVER_ALLOWED_HOSTS"].split(
        ","
    )
    for name, check in ((name, one["healthcheck"]["test"]) for name, one in SERVICES.items() if "healthcheck" in one):
        if name in CONSOLES["services"]:
            (port,) = CONSOLES["services"][name]["ports"]
            assert f"localhost:{port.rsplit(':', 1)[1]}/" in check[-1]


def test_the_api_believes_the_proxy_alone() -> None:
    (subnet,) = COMPOSE["networks"]["inside"]["ipam"]["config"]
    address = SERVICES["proxy"]["networks"]["inside"]["ipv4_address"]
    assert SERVICES["api"]["environment"]["PREDICTIONDEX_TRUSTED_PROXIES"] == address
    assert ip_address(address) in ip_network(subnet["subnet"])
    # Docker would give it to another container, were it among those that it chooses from.
    assert ip_address(address) not in ip_network(subnet["ip_range"])


def test_the_api_knows_every_name_by_which_it_is_asked() -> None:
    names = filled(SERVICES["api"]["environment"]["PREDICTIONDEX_ALLOWED_HOSTS"]).split(",")
    assert names == ["proxy", "api", "localhost"]
    (asked,) = re.findall(r"http://(\w+):8000", SERVICES["ui"]["environment"]["PREDICTIONDEX_API_URL"])
    assert asked in names


def test_replicas_count_together_and_are_spread_over() -> None:
    assert SERVICES["api"]["deploy"]["replicas"] == 2
    assert "PREDICTIONDEX_REDIS_URL_FILE" in SERVICES["api"]["environment"]
    assert "container_name" not in SERVICES["api"]


def test_alerts_show_the_token_that_is_mounted() -> None:
    told = _MERGED["global"]["http_config"]["authorization"]["credentials_file"]
    assert told == f"/run/secrets/{SERVICES['alertmanager']['secrets'][0]}"


def test_each_key_is_let_in_for_whom_it_was_drawn() -> None:
    for name, secret in (("web-key", "web_key"), ("operator-key", "operator_key")):
        command = SERVICES[name]["command"]
        assert command[:3] == ["keys", "admit", f"/run/secrets/{secret}"]
        assert secret in SERVICES[name]["secrets"]
    scopes = [two for one, two in pairwise(SERVICES["web-key"]["command"]) if one == "--scope"]
    assert scopes == ["read", "predict"]
    assert SERVICES["ui"]["environment"]["PREDICTIONDEX_KEY_FILE"] == "/run/secrets/web_key"
