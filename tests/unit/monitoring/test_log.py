"""The log of a process of its own, because a process has one alone."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEGIN = """from app.container.observation import begin_log
from app.settings import Settings
print(begin_log(Settings()))
"""
_SAY = """
import logging, sys, threading, warnings
import structlog

logging.getLogger("app.here").info("own %d", 1)
logging.getLogger("app.here").debug("too fine")
logging.getLogger("mlflow.there").warning("library", extra={"run": 7})
logging.getLogger("mlflow.there").info("of no interest")
logging.getLogger("mlflow.there").warning("wrong %d", "argument")
warnings.warn("mind the gap")
structlog.get_logger().info("request", status=200, owner="two\\nlines")
def fail(hidden):
    raise ValueError("surprise")
try:
    fail("gotta catch them all")
except ValueError:
    logging.getLogger("app.here").exception("it failed")
thread = threading.Thread(target=fail, args=["hidden"])
thread.start()
thread.join()
"""


def _environ(settings: Mapping[str, str]) -> dict[str, str]:
    return os.environ | {f"PREDICTIONDEX_{name}": value for name, value in settings.items()}


def _said(program: str, **settings: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + program],
        cwd=ROOT,
        env=_environ(settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stderr.splitlines()


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _said(_SAY)]


def test_outside_a_terminal_each_line_is_json_whoever_said_it(records: list[dict[str, Any]]) -> None:
    assert [(one["level"], one["event"].partition(": ")[0]) for one in records] == [
        ("info", "own 1"),
        ("warning", "library"),
        ("warning", "A record that cannot be read"),
        ("warning", "<string>:13"),
        ("info", "request"),
        ("error", "it failed"),
        ("critical", "Something ends that nobody foresaw"),
    ]
    assert all(one["timestamp"].endswith("Z") for one in records)


def test_what_is_said_beside_the_sentence_is_kept(records: list[dict[str, Any]]) -> None:
    assert records[1]["run"] == 7
    assert (records[4]["status"], records[4]["owner"]) == (200, "two\nlines")
    assert records[1]["logger"] == "mlflow.there"


def test_a_traceback_is_a_field_and_shows_no_values(records: list[dict[str, Any]]) -> None:
    for one in records[5:]:
        assert one["exception"].startswith("Traceback")
        assert one["exception"].endswith("ValueError: surprise")
        assert "hidden" not in one["exception"]


def test_people_may_want_words_anywhere() -> None:
    lines = _said(_SAY, LOG_FORMAT="text")

    assert "own 1" in lines[0]
    assert "\x1b" not in "".join(lines)
    assert any(line.endswith(r"request status=200 owner=two\nlines") for line in lines)
    assert "gotta" not in "".join(lines)


@pytest.mark.parametrize(
    ("level", "events"),
    [
        ("debug", ["own 1", "too fine", "library"]),
        ("warning", ["library"]),
        ("error", []),
    ],
)
def test_the_level_is_for_the_settings_to_say(level: str, events: list[str]) -> None:
    program = _SAY.partition('logging.getLogger("mlflow.there").info')[0]
    assert [json.loads(line)["event"] for line in _said(program, LOG_LEVEL=level)] == events


@pytest.mark.parametrize(("chosen", "is_json"), [("auto", False), ("json", True), ("text", False)])
def test_a_terminal_is_given_coloured_lines_unless_told_otherwise(chosen: str, *, is_json: bool) -> None:
    ours, theirs = pty.openpty()
    program = _BEGIN + 'import logging\nlogging.getLogger("app").info("own")'
    try:
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=_environ({"LOG_FORMAT": chosen}),
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            check=True,
            timeout=60,
        )
        said = os.read(ours, 4096).decode()
    finally:
        os.close(ours)
        os.close(theirs)

    assert done.stdout.strip() == str(is_json)
    assert said.startswith("{") is is_json
    assert ("\x1b[" in said) is not is_json


def test_a_log_that_cannot_be_written_stops_nobody() -> None:
    program = """
import logging, os, sys
import structlog

os.close(2)
structlog.get_logger().error("request")
logging.getLogger("app").error("own")
print("still here")
"""
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "still here"
