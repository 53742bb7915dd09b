"""The containers that watch the service are given the files that the tests check, and stay on this machine."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
import yaml

from tests.conftest import ROOT
from tests.monitoring import ALERTMANAGER, PROMETHEUS

FOLDER: Final = ROOT / "deploy" / "compose"
COMPOSE: Final[dict[str, Any]] = yaml.safe_load((FOLDER / "monitoring.yaml").read_text(encoding="utf-8"))
SERVICES: Final[dict[str, Any]] = COMPOSE["services"]
CONFIG: Final[dict[str, Any]] = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text(encoding="utf-8"))

each_service = pytest.mark.parametrize("name", SERVICES)


def test_there_is_all_that_watches_and_shows() -> None:
    assert set(SERVICES) == {"prometheus", "alertmanager", "grafana"}
    assert set(COMPOSE["networks"]) == {"monitoring"}


@each_service
def test_an_image_is_of_one_version(name: str) -> None:
    assert re.fullmatch(r"[\w/-]+:v?\d+\.\d+\.\d+", SERVICES[name]["image"])


@each_service
def test_from_outside_only_the_machine_itself_reaches_it(name: str) -> None:
    assert all(re.fullmatch(r"127\.0\.0\.1:(\d+):\1", port) for port in SERVICES[name]["ports"])
    assert SERVICES[name]["networks"] == ["monitoring"]


@each_service
def test_it_is_bounded_and_may_do_no_more_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert service["mem_limit"]
    assert service["cpus"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@each_service
def test_its_health_is_asked_on_the_port_that_it_publishes(name: str) -> None:
    asked = SERVICES[name]["healthcheck"]["test"][-1]
    (port,) = SERVICES[name]["ports"]
    assert f"localhost:{port.rsplit(':', 1)[1]}/" in asked


@each_service
def test_what_it_is_given_exists_and_cannot_be_changed_there(name: str) -> None:
    for mounted in SERVICES[name]["volumes"]:
        if mounted.startswith("."):
            source, _, mode = mounted.split(":")
            assert (FOLDER / source).exists(), source
            assert mode == "ro"
        else:
            assert mounted.split(":")[0] in COMPOSE["volumes"]


def test_each_program_reads_its_configuration_where_it_is_mounted() -> None:
    for name, file in (("prometheus", PROMETHEUS / "prometheus.yml"), ("alertmanager", ALERTMANAGER)):
        places = _places(name)
        (told,) = (one.split("=", 1)[1] for one in SERVICES[name]["command"] if one.startswith("--config.file"))
        assert places[told] == file.resolve()
    beside = {place.removeprefix("/etc/prometheus/") for place in _places("prometheus")}
    assert set(CONFIG["rule_files"]) == {"rules/*.yml"}
    assert CONFIG["scrape_configs"][0]["file_sd_configs"] == [{"files": ["targets/predictiondex.yml"]}]
    assert {"rules", "targets"} <= beside


def test_grafana_reads_the_dashboards_where_they_are_mounted() -> None:
    places = _places("grafana")
    provider = yaml.safe_load(
        (ROOT / "deploy/grafana/provisioning/dashboards/predictiondex.yml").read_text(encoding="utf-8")
    )
    folder = provider["providers"][0]["options"]["path"]
    assert places[folder] == (ROOT / "deploy" / "grafana" / "dashboards").resolve()
    home = SERVICES["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert (places[folder] / home.removeprefix(f"{folder}/")).exists()


def test_everybody_is_found_by_the_name_and_port_of_a_container() -> None:
    (alertmanagers,) = CONFIG["alerting"]["alertmanagers"]
    assert alertmanagers["static_configs"] == [{"targets": ["alertmanager:9093"]}]
    jobs = {one["job_name"]: one for one in CONFIG["scrape_configs"]}
    assert jobs.keys() == {"predictiondex", "prometheus", "alertmanager"}
    assert jobs["alertmanager"]["static_configs"] == [{"targets": ["alertmanager:9093"]}]
    assert "honor_labels" not in jobs["predictiondex"]  # the rules read `exported_job`


def test_secrets_come_from_files_that_are_named_outside() -> None:
    for secret in COMPOSE["secrets"].values():
        assert re.fullmatch(r"\$\{\w+_FILE:\?is missing\}", secret["file"])
    config = yaml.safe_load(ALERTMANAGER.read_text(encoding="utf-8"))
    told = config["global"]["http_config"]["authorization"]["credentials_file"]
    assert told == f"/run/secrets/{SERVICES['alertmanager']['secrets'][0]}"
    environment = SERVICES["grafana"]["environment"]
    assert environment["GF_SECURITY_ADMIN_PASSWORD__FILE"] == f"/run/secrets/{SERVICES['grafana']['secrets'][0]}"
    assert not [name for name in environment if name.endswith("PASSWORD")]


def _places(name: str) -> dict[str, Any]:
    """Return what stands behind each mounted place."""
    mounted = [one.split(":") for one in SERVICES[name]["volumes"] if one.startswith(".")]
    return {place: (FOLDER / source).resolve() for source, place, _ in mounted}
