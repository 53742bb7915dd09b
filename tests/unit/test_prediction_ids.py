from __future__ import annotations

import time

from app.application.prediction_ids import time_ordered_ids


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
