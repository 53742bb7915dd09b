"""The containers that watch the service are given the files that the tests check, and find every replica."""

from __future__ import annotations

from typing import Any, Final

import yaml

from tests.conftest import ROOT
from tests.delivery import COMPOSE_FOLDER, SERVICES
from tests.monitoring import ALERTMANAGER, PROMETHEUS

CONFIG: Final[dict[str, Any]] = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text(encoding="utf-8"))
JOBS: Final = {one["job_name"]: one for one in CONFIG["scrape_configs"]}


def test_each_program_reads_its_configuration_where_it_is_mounted() -> None:
    for name, file in (("prometheus", PROMETHEUS / "prometheus.yml"), ("alertmanager", ALERTMANAGER)):
        places = _places(name)
        (told,) = (one.split("=", 1)[1] for one in SERVICES[name]["command"] if one.startswith("--config.file"))
        assert places[told] == file.resolve()
    beside = {place.removeprefix("/etc/prometheus/") for place in _places("prometheus")}
    assert set(CONFIG["rule_files"]) == {"rules/*.yml"}
    assert JOBS["predictiondex"]["file_sd_configs"] == [{"files": ["targets/predictiondex.yml"]}]
    assert {"rules", "targets"} <= beside


def test_every_replica_is_found_by_the_name_of_its_service() -> None:
    (found,) = JOBS["predictiondex"]["dns_sd_configs"]
    assert found["names"] == ["api"]
    assert (found["type"], found["port"]) == ("A", 8000)
    assert set(SERVICES["api"]["networks"]) & set(SERVICES["prometheus"]["networks"])
    assert yaml.safe_load((PROMETHEUS / "targets" / "predictiondex.yml").read_text(encoding="utf-8")) == []


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
    assert JOBS.keys() == {"predictiondex", "prometheus", "alertmanager"}
    assert JOBS["alertmanager"]["static_configs"] == [{"targets": ["alertmanager:9093"]}]
    assert "honor_labels" not in JOBS["predictiondex"]  # the rules read `exported_job`


def test_the_first_password_of_grafana_is_in_a_file() -> None:
    environment = SERVICES["grafana"]["environment"]
    assert environment["GF_SECURITY_ADMIN_PASSWORD__FILE"] == f"/run/secrets/{SERVICES['grafana']['secrets'][0]}"


def _places(name: str) -> dict[str, Any]:
    """Return what stands behind each mounted place."""
    mounted = [one.split(":") for one in SERVICES[name]["volumes"] if one.startswith(".")]
    return {place: (COMPOSE_FOLDER / source).resolve() for source, place, _ in mounted}
