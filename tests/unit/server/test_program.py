"""What an operator types, and what stops it."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from deploy.server.__main__ import main
from deploy.server.interruption import StoppedError, stoppable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize("ports", ["8001", "8001,8001", "8001,8002,8003", "a,b", ""])
def test_there_are_two_ports(ports: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--ports", ports, "status"])
    assert "two numbers" in capsys.readouterr().err


def test_where_nothing_is_installed_that_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["status"], ["run", "keys", "list"], ["upgrade"], ["downgrade", "1.0"]):
        assert main(["--root", str(tmp_path), "--supervisor", "processes", *command]) == 1
        assert "Nothing is installed here" in capsys.readouterr().err


def test_what_the_system_refuses_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["--root", str(tmp_path / "file"), "--supervisor", "processes", "start"]) == 1
    assert "file" in capsys.readouterr().err


@pytest.fixture
def heard(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """One that this process does not ignore, as it may have been started to."""
    number: signal.Signals = request.param
    before = signal.signal(number, signal.default_int_handler)
    yield number
    signal.signal(number, before)


@pytest.mark.parametrize("heard", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], indirect=True)
def test_the_first_signal_stops_and_the_second_does_not(heard: signal.Signals) -> None:
    ways_back = []

    def deliver() -> None:
        with stoppable():
            try:
                os.kill(os.getpid(), heard)
            finally:
                os.kill(os.getpid(), signal.SIGTERM)
                ways_back.append("went to its end")

    with pytest.raises(StoppedError, match=heard.name):
        deliver()
    assert ways_back
    assert signal.getsignal(heard) is signal.default_int_handler
