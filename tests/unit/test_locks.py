"""The locks install exactly what pyproject.toml asks for, from anywhere."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from scripts.lock import GROUPS, LOCKS
from tests.conftest import ROOT

EVERYTHING: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT: dict[str, Any] = EVERYTHING["project"]
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


def _lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def _pinned(name: str) -> dict[str, set[Version]]:
    pinned: dict[str, set[Version]] = {}
    for package, version in _PINNED.findall(_lock(name)):
        pinned.setdefault(canonicalize_name(package), set()).add(Version(version))
    return pinned


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    pinned = _pinned(name)
    wanted = [
        *PROJECT["dependencies"],
        *(one for extra in LOCKS[name] for one in PROJECT["optional-dependencies"][extra]),
    ]
    for requirement in map(Requirement, wanted):
        versions = pinned.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not locked: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("name", [*LOCKS, *GROUPS])
def test_every_package_in_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = _lock(name)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if _PINNED.match(block))
    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_the_locks_agree(name: str) -> None:
    dev = _pinned("dev")
    assert {package: dev.get(package) for package in _pinned(name)} == _pinned(name)


def test_the_web_interface_needs_the_same_in_a_container_as_beside_the_api() -> None:
    extras = PROJECT["optional-dependencies"]
    assert EVERYTHING["dependency-groups"]["web"] == extras["web"]
    assert set(_pinned("web")) < set(_pinned("run"))


def test_the_mlflow_server_of_a_team_is_the_one_that_the_tests_run() -> None:
    dev, server = _pinned("dev"), _pinned("mlflow-server")
    assert {package: dev.get(package) for package in server} == server
    assert {"mlflow", "psycopg2-binary"} <= server.keys()
    assert not {"numba", "xgboost-cpu", "fastapi-offline"} & server.keys()


def test_the_lock_of_the_api_leaves_heavy_libraries_out() -> None:
    assert not {"mlflow", "pyarrow", "pandas", "scikit-learn", "matplotlib"} & _pinned("api").keys()
