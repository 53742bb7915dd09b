"""Programs that the tests need are taken where they are found, and a machine that has none says what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import install_chromium, install_haproxy, install_prometheus
from scripts.debian_programs import MissingProgramsError, run
from tests.conftest import ROOT

APT = """#!/bin/sh
case "$*" in
  *simulate*haproxy) printf 'Inst %s (1.2 Debian [amd64])\\n' haproxy liblua ;;
  *simulate*) printf 'Inst %s (1.2 Debian [amd64])\\n' chromium libgtk; echo 'Inst libc6 [2.1] (2.2 Debian [amd64])' ;;
  *) for one; do case "$one" in prometheus*|chromium|haproxy|lib*) touch "$one"_1_amd64.deb ;; esac; done ;;
esac
"""
BROKEN_APT = """#!/bin/sh
exit 100
"""
DPKG = """#!/bin/sh
put() { mkdir -p "$1" && echo "#!/bin/sh
$3" > "$1/$2" && chmod +x "$1/$2"; }
case "$2" in
  */prometheus_*) for one in prometheus promtool; do put "$3/usr/bin" $one; done ;;
  */prometheus-alertmanager_*) put "$3/usr/bin" amtool ;;
  */chromium_*) put "$3/usr/lib/chromium" chromium 'echo "$LD_LIBRARY_PATH $FONTCONFIG_FILE $1"' ;;
  */haproxy_*) put "$3/usr/sbin" haproxy 'echo "$LD_LIBRARY_PATH $1"' ;;
  */lib*) put "$3/usr/lib/x86_64-linux-gnu" "$(basename "$2" _1_amd64.deb).so.6" ;;
esac
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose path has only what a shell needs."""
    folder = tmp_path / "path"
    folder.mkdir()
    for name in ("sh", "touch", "mkdir", "chmod", "basename"):
        (folder / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(folder: Path, name: str, script: str = "#!/bin/sh\n") -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def test_what_is_on_the_path_is_not_installed_again(path: Path, tmp_path: Path) -> None:
    for name in (*install_prometheus.PROGRAMS, "google-chrome", "haproxy"):
        put(path, name)

    install_prometheus.install(tmp_path / "own")
    install_haproxy.install(tmp_path / "own")
    install_chromium.install(tmp_path / "own")

    assert not (tmp_path / "own").exists()
    assert install_prometheus.find("promtool", tmp_path / "own") == str(path / "promtool")
    assert install_chromium.find(tmp_path / "own") == str(path / "google-chrome")


def test_what_is_missing_comes_from_packages(path: Path, tmp_path: Path) -> None:
    put(path, "promtool")
    put(path, "apt-get", APT)
    put(path, "dpkg-deb", DPKG)

    install_prometheus.install(tmp_path / "own")

    assert install_prometheus.find("promtool", tmp_path / "own") == str(path / "promtool")
    assert install_prometheus.find("amtool", tmp_path / "own") == str(tmp_path / "own" / "amtool")


def test_chromium_starts_with_the_libraries_and_fonts_that_came_with_it(path: Path, tmp_path: Path) -> None:
    put(path, "apt-get", APT)
    put(path, "dpkg-deb", DPKG)
    own = tmp_path / "own"

    install_chromium.install(own)

    program = install_chromium.find(own)
    assert program == str(own / "chromium")
    libraries, fonts, argument = subprocess.check_output([program, "about:blank"], text=True).split()
    assert [file.name for file in Path(libraries).iterdir()] == ["libgtk.so.6"]  # libc6 is there already
    assert f"{own}/usr/share/fonts" in Path(fonts).read_text()
    assert argument == "about:blank"


def test_haproxy_starts_with_the_libraries_that_came_with_it(path: Path, tmp_path: Path) -> None:
    put(path, "apt-get", APT)
    put(path, "dpkg-deb", DPKG)
    own = tmp_path / "own"

    install_haproxy.install(own)

    assert install_haproxy.find(own) == str(own / "haproxy")
    own = own.rename(tmp_path / "moved")
    program = install_haproxy.find(own)
    assert program
    libraries, argument = subprocess.check_output([program, "-v"], text=True).split()
    assert [file.name for file in Path(libraries).iterdir()] == ["liblua.so.6"]
    assert argument == "-v"


def test_where_there_are_no_packages_the_remedy_is_told(path: Path, tmp_path: Path) -> None:
    def assert_remedies() -> None:
        with pytest.raises(MissingProgramsError, match="packages prometheus and prometheus-alertmanager"):
            install_prometheus.install(tmp_path / "own")
        with pytest.raises(MissingProgramsError, match="package chromium of Debian"):
            install_chromium.install(tmp_path / "own")
        with pytest.raises(MissingProgramsError, match="package haproxy of Debian"):
            install_haproxy.install(tmp_path / "own")

    assert_remedies()

    put(path, "apt-get", BROKEN_APT)
    put(path, "dpkg-deb", DPKG)
    assert_remedies()
    assert not (tmp_path / "own").exists()


def test_who_installs_reads_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(folder: Path) -> None:
        raise MissingProgramsError(f"Put it into {folder}.")

    assert run(refuse, tmp_path) == 1
    assert capsys.readouterr().err == f"Put it into {tmp_path}.\n"


@pytest.mark.parametrize("program", ["prometheus", "chromium", "haproxy", "systemd"])
def test_make_installs_them_before_it_tests(program: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^FOR_TESTS := .*\b{program}\b", makefile, re.MULTILINE)
    assert re.search(r"^test: \$\(FOR_TESTS\) ##", makefile, re.MULTILINE)
    assert f"$(PY) -m scripts.install_{program}" in makefile
