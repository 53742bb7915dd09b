"""Processes of our own stand in for systemd, and compiled rules go from one release to the next."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from numba.core import caching

from deploy.server.commands import Commands
from deploy.server.compiled import take_over
from deploy.server.layout import STAMP, Instance, Layout
from deploy.server.processes import ProcessSupervisor
from tests.contracts.supervisor_contract import SupervisorContract
from tests.following_server import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVE = "import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\nsignal.pause()\n"


@pytest.fixture
def instance() -> Instance:
    return Instance(port=8001, server="a")


@pytest.fixture
def layout(tmp_path: Path, instance: Instance) -> Layout:
    layout = Layout(root=tmp_path)
    release = layout.releases / "1.0"
    (release / "app").mkdir(parents=True)
    (release / "app" / "__main__.py").write_text(SERVE)
    (release / "venv" / "bin").mkdir(parents=True)
    (release / "venv" / "bin" / "python").symlink_to(sys.executable)
    (release / STAMP).touch()
    layout.put_on(instance, "1.0")
    return layout


@pytest.fixture
def supervisor(layout: Layout, instance: Instance) -> Iterator[ProcessSupervisor]:
    one = ProcessSupervisor(layout=layout, commands=Commands(layout=layout))
    yield one
    one.stop(instance)


class TestProcessSupervisor(SupervisorContract):
    pass


def test_another_call_of_the_program_finds_what_the_last_one_has_started(
    supervisor: ProcessSupervisor, layout: Layout, instance: Instance
) -> None:
    supervisor.start(instance)
    other = ProcessSupervisor(layout=layout, commands=Commands(layout=layout))
    assert other.is_running(instance)
    other.stop(instance)
    assert not supervisor.is_running(instance)


def test_one_that_was_killed_does_not_run(supervisor: ProcessSupervisor, layout: Layout, instance: Instance) -> None:
    supervisor.start(instance)
    pid = int((layout.run / f"{instance.name}.pid").read_text())
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not supervisor.is_running(instance))


def code(folder: Path) -> Path:
    (folder / "app" / "domain" / "battle" / "engine").mkdir(parents=True)
    return folder


@pytest.mark.parametrize("is_common", [True, False])
def test_compiled_rules_are_taken_over_under_the_name_of_the_new_place(tmp_path: Path, *, is_common: bool) -> None:
    locator: Any = caching._CacheLocator
    before, release = code(tmp_path / "before"), code(tmp_path / "release")
    common = tmp_path / "common" if is_common else None
    kept, own = ((common or one / "app" / "domain" / "battle" / "__pycache__") / "rules-1" for one in (before, release))

    def name(one: Path) -> str:
        source = str(one / "app" / "domain" / "battle" / "engine" / "turn.py")
        return str(locator.get_suitable_cache_subpath(source))

    (kept / name(before)).mkdir(parents=True)
    (kept / name(before) / "turn.nbi").touch()
    (kept / "of another program").mkdir()
    (own / name(release)).mkdir(parents=True)  # as whoever has imported the rules there leaves it
    take_over(before, release, {"NUMBA_CACHE_DIR": str(common)} if common else {})

    assert (own / name(release) / "turn.nbi").exists()
    assert is_common or sorted(one.name for one in own.iterdir()) == [name(release)]
