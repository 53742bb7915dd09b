from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.access.api_key import KeyText
from app.infrastructure.monitoring.log_lines import as_json, as_text, without_controls, without_secrets

_KEY = str(KeyText(key_id=16 * "a", secret=64 * "b"))
_ODD = "\r\n\t\x1b[2J\x9b\u2028\u2029\u202e\x00\ud800"


def _json(**record: Any) -> str:
    return as_json(None, "", {"event": "request", "timestamp": "now", "level": "info", **record})


@given(st.text() | st.text(alphabet=_ODD))
def test_whatever_is_said_stays_on_its_line_and_comes_back_as_it_was(said: str) -> None:
    line = _json(event=said, owner=said)

    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == {"timestamp": "now", "level": "info", "event": said, "owner": said}


def test_the_moment_comes_first() -> None:
    assert list(json.loads(_json(status=200))) == ["timestamp", "level", "event", "status"]


def test_what_json_does_not_know_is_shown() -> None:
    assert json.loads(_json(given={1, 2}))["given"] == "{1, 2}"


@given(st.text(alphabet=_ODD + "abc"))
def test_a_terminal_is_given_no_orders(said: str) -> None:
    record: Any = {"event": said, "timestamp": "now", "level": "info", "owner": said, "status": 200}
    for processor in as_text(colours=False):
        record = processor(None, "info", record)

    assert {one for one in _ODD if not one.isprintable()} & set(record) <= {"\ud800"}


def test_a_traceback_keeps_its_lines_and_gives_no_orders_either() -> None:
    assert without_controls(None, "", {"exception": "one\n\x1b[2Jtwo"}) == {"exception": "one\n\\x1b[2Jtwo"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"X-API-Key: {_KEY}", f"X-API-Key: {_KEY[:20]}_***"),
        (f"/{_KEY}"[:60], f"/{_KEY[:20]}_***"),
        ("postgresql://misty:hunter2@db/app is away", "postgresql://***@db/app is away"),
        ("redis://:hunter2@cache:6379/0", "redis://***@cache:6379/0"),
        ("Authorization: Bearer hunter2.hunter2", "Authorization: Bearer ***"),
        ("Authorization: Basic aHVudGVyMg==", "Authorization: Basic ***"),
        ("host=db password=hunter2 user=misty", "host=db password=*** user=misty"),
        ("{'password': 'hunter2', 'user': 'misty'}", "{'password': '***', 'user': 'misty'}"),
        ("see https://example.org/a:b and me@example.org", "see https://example.org/a:b and me@example.org"),
    ],
)
def test_secrets_are_taken_out(said: str, told: str) -> None:
    assert without_secrets("event")(None, "", {"event": said, "status": 200}) == {"event": told, "status": 200}
