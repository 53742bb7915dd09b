from __future__ import annotations

import os
import time
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from app.application.prediction_ids import time_ordered_ids

if TYPE_CHECKING:
    import pytest


def test_ids_are_version_7_of_the_standard_variant() -> None:
    assert {(one.version, one.variant) for one in time_ordered_ids(100)} == {(7, "specified in RFC 4122")}


def test_no_two_are_alike() -> None:
    assert len(set(time_ordered_ids(10_000))) == 10_000


def test_later_ids_sort_after_earlier_ones() -> None:
    (earlier,) = time_ordered_ids(1)
    time.sleep(0.002)
    (later,) = time_ordered_ids(1)
    assert earlier < later


def test_no_ids_are_an_empty_list() -> None:
    assert time_ordered_ids(0) == []


def test_a_forked_process_makes_ids_of_its_own() -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, time_ordered_ids(1)[0].bytes)
        os._exit(0)
    os.waitpid(child, 0)
    theirs, (ours,) = UUID(bytes=os.read(reading, 16)), time_ordered_ids(1)
    random_part = (1 << 62) - 1
    assert theirs.int & random_part != ours.int & random_part


def test_every_id_is_drawn_by_the_system_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Random(7).randbytes(30)
    monkeypatch.setattr("app.application.prediction_ids.urandom", lambda size: drawn[:size])

    tails = [one.bytes[-7:] for one in time_ordered_ids(3)]

    assert tails == [drawn[3:10], drawn[13:20], drawn[23:30]]
