"""The units are such as systemd reads, harden what they start, and are brought and removed as a whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from deploy.server.errors import CommandFailedError
from deploy.server.layout import STAMP, Layout
from deploy.server.systemd import SystemdSupervisor
from scripts import install_systemd
from tests.conftest import ROOT
from tests.contracts.supervisor_contract import SupervisorContract
from tests.unit.server.bench import A

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from deploy.server.layout import Instance

UNITS: Final = ROOT / "deploy" / "server" / "units"
SERVICES: Final = sorted(UNITS.glob("*.service"))
TIMERS: Final = sorted(UNITS.glob("*.timer"))
HARDENED: Final = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "RestrictNamespaces": "yes",
    "SystemCallArchitectures": "native",
    "User": "predictiondex",
    "StateDirectory": "predictiondex",
    "EnvironmentFile": "/etc/predictiondex/predictiondex.env",
}


class Systemctl:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.active: set[str] = set()

    def __call__(self, *command: str) -> str:
        self.said.append(" ".join(command))
        match command:
            case ("systemctl", "enable", "--now", unit):
                self.active.add(unit)
            case ("systemctl", "disable", "--now", unit):
                self.active.discard(unit)
            case ("systemctl", "is-active", _, unit) if unit not in self.active:
                raise CommandFailedError(command, 3, "inactive")
        return ""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(root=tmp_path, prefix="srv/dex")
    release = layout.releases / "1.0"
    shutil.copytree(ROOT / "deploy" / "server", release / "deploy" / "server")
    (release / STAMP).touch()
    layout.make_current("1.0")
    layout.secrets.mkdir(parents=True)
    (layout.secrets / "database_url").touch()
    return layout


class TestSystemdSupervisor(SupervisorContract):
    @pytest.fixture
    def instance(self) -> Instance:
        return A

    @pytest.fixture
    def supervisor(self, layout: Layout) -> SystemdSupervisor:
        one = SystemdSupervisor(layout=layout, run=Systemctl())
        one.set_up()
        return one


def settings_of(unit: Path) -> dict[str, str]:
    pairs = re.findall(r"^(\w+)=(.*)$", unit.read_text(), re.MULTILINE)
    return dict(reversed(pairs))


@pytest.mark.parametrize("unit", SERVICES, ids=lambda one: one.name)
def test_each_service_may_do_little(unit: Path) -> None:
    settings = settings_of(unit)
    assert {name: settings.get(name) for name in HARDENED} == HARDENED
    assert settings["MemoryMax"].endswith("G")
    assert "@system-service" in unit.read_text()
    # No secret stands where everybody who is logged in can read it.
    assert not re.search(r"password|secret|_KEY=", unit.read_text(), re.IGNORECASE)


def test_each_regular_job_has_its_timer() -> None:
    jobs = {one.stem for one in SERVICES if settings_of(one)["Type"] == "oneshot"}
    assert {one.stem for one in TIMERS} == jobs
    assert jobs == {f"predictiondex-{name}" for name in ("pokedex", "drift", "quality", "backup")}


def test_units_come_with_secrets_and_go_without_a_trace(layout: Layout) -> None:
    systemctl = Systemctl()
    supervisor = SystemdSupervisor(layout=layout, run=systemctl)
    supervisor.set_up()

    unit = layout.units / "predictiondex@.service"
    assert "ExecStart=/srv/dex/instances/%i/venv/bin/python" in unit.read_text()
    assert (layout.units / "predictiondex@.service.d" / "secrets.conf").read_text() == (
        "[Service]\n"
        "LoadCredential=database_url:/etc/predictiondex/secrets/database_url\n"
        "Environment=PREDICTIONDEX_DATABASE_URL_FILE=%d/database_url\n"
    )
    assert systemctl.said[0] == "systemctl daemon-reload"
    assert "systemctl enable --now predictiondex-backup.timer" in systemctl.said

    beside = layout.units / "predictiondex-exporter.service"
    beside.touch()
    systemctl.said.clear()
    supervisor.take_down()
    assert list(layout.units.iterdir()) == [beside]
    assert systemctl.said[0] == "systemctl disable --now predictiondex-backup.timer"
    assert "systemctl disable --now predictiondex-web.service" in systemctl.said
    assert systemctl.said[-1] == "systemctl daemon-reload"


def test_what_is_not_there_any_more_is_not_asked_to_stop(layout: Layout) -> None:
    systemctl = Systemctl()
    supervisor = SystemdSupervisor(layout=layout, run=systemctl)
    supervisor.stop(A)
    supervisor.take_down()
    assert systemctl.said == ["systemctl daemon-reload"]


def test_services_have_a_user_who_may_read_secrets_and_write_what_is_theirs(layout: Layout) -> None:
    systemctl = Systemctl()
    SystemdSupervisor(layout=layout, run=systemctl).admit(layout.release("1.0"))

    made, code, own, *secrets = systemctl.said
    assert code == f"chmod --recursive a+rX,go-w {layout.release('1.0')}"
    assert made.endswith("releases/1.0/deploy/server/predictiondex.conf")
    assert own.startswith("chown --recursive predictiondex:predictiondex ")
    assert str(layout.state) in own
    assert [one.split()[2] for one in secrets] == ["root:predictiondex", "u=rwX,g=rX,o="]


def test_instances_are_those_of_the_template(layout: Layout) -> None:
    systemctl = Systemctl()
    supervisor = SystemdSupervisor(layout=layout, run=systemctl)
    supervisor.set_up()
    systemctl.said.clear()
    supervisor.start(A)
    supervisor.stop(A)
    assert systemctl.said == [f"systemctl {word} --now predictiondex@8001.service" for word in ("enable", "disable")]


def test_systemd_understands_every_unit(layout: Layout, tmp_path: Path) -> None:
    program = install_systemd.find()
    assert program, "systemd-analyze is gone: run `make systemd`."
    SystemdSupervisor(layout=layout, run=Systemctl()).set_up()
    for folder in (layout.instances / "i", layout.current.resolve()):
        (folder / "venv" / "bin").mkdir(parents=True)
        (folder / "venv" / "bin" / "python").touch(mode=0o755)
    done = verify(program, tmp_path, [one.name for one in (*SERVICES, *TIMERS)])

    assert not re.search("predictiondex", done.stderr), done.stderr


def verify(program: str, root: Path, units: Sequence[str]) -> subprocess.CompletedProcess[str]:
    (root / "etc" / "passwd").write_text("root:x:0:0::/:/bin/sh\n")
    command = [program, "verify", f"--root={root}", "--man=no", "--recursive-errors=no", *units]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ, timeout=60)
