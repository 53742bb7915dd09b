"""The programs of Prometheus are taken where they are found, and a machine that has none says what to do."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from scripts.install_prometheus import PROGRAMS, MissingProgramsError, find, install
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

APT = """#!/bin/sh
for one; do
  case "$one" in prometheus*) touch "$one"_1_amd64.deb ;; esac
done
"""
BROKEN_APT = """#!/bin/sh
exit 100
"""
DPKG = """#!/bin/sh
mkdir -p "$3/usr/bin"
for one in prometheus promtool amtool; do
  echo "#!/bin/sh" > "$3/usr/bin/$one"
  chmod +x "$3/usr/bin/$one"
done
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose path has only what a shell needs."""
    folder = tmp_path / "path"
    folder.mkdir()
    for name in ("sh", "touch", "mkdir", "chmod"):
        (folder / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(folder: Path, name: str, script: str = "#!/bin/sh\n") -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def test_what_is_on_the_path_is_not_installed_again(path: Path, tmp_path: Path) -> None:
    for name in PROGRAMS:
        put(path, name)

    install(tmp_path / "own")

    assert not (tmp_path / "own").exists()
    assert find("promtool", tmp_path / "own") == str(path / "promtool")


def test_what_is_missing_comes_from_packages(path: Path, tmp_path: Path) -> None:
    put(path, "promtool")
    put(path, "apt-get", APT)
    put(path, "dpkg-deb", DPKG)

    install(tmp_path / "own")

    assert find("promtool", tmp_path / "own") == str(path / "promtool")
    assert find("amtool", tmp_path / "own") == str(tmp_path / "own" / "amtool")


def test_where_there_are_no_packages_the_remedy_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingProgramsError, match="packages prometheus and prometheus-alertmanager"):
        install(tmp_path / "own")

    put(path, "apt-get", BROKEN_APT)
    put(path, "dpkg-deb", DPKG)
    with pytest.raises(MissingProgramsError, match="prometheus, promtool, amtool"):
        install(tmp_path / "own")


def test_make_installs_them_before_it_tests() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^test: .*\bprometheus\b", makefile, re.MULTILINE)
    assert "$(PY) -m scripts.install_prometheus" in makefile
