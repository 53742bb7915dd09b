from __future__ import annotations

import json
from typing import Any

import pytest

from app.application.report_file import read_report, report_text
from app.domain.prediction.document import Figure
from tests.contracts.training_reports_contract import odd_report


def written() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(report_text(odd_report()))
    return told


def read(told: object) -> object:
    return read_report(json.dumps(told).encode())


def test_what_was_written_is_read() -> None:
    assert read_report(report_text(odd_report()).encode()) == odd_report()


def test_the_same_report_is_the_same_text_that_people_can_read() -> None:
    assert report_text(odd_report()) == report_text(odd_report())
    assert "été" in report_text(odd_report())


def test_a_report_from_before_lines_could_be_plain_is_read() -> None:
    told = written()
    for line in told["sections"][1]["figures"][0]["lines"]:
        del line["is_plain"]

    (figure, *_) = read_report(json.dumps(told).encode()).sections[1].figures
    assert isinstance(figure, Figure)
    assert not any(line.is_plain for line in figure.lines)


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b"null", b"7", b'{"title": "a", "facts": []}'])
def test_what_is_no_report_is_not_read(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_report(content)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_mark_that_could_not_be_measured_is_an_empty_cell(value: float) -> None:
    told = written()
    told["sections"][0]["tables"][0]["rows"][0][2] = value

    assert read_report(json.dumps(told).encode()).sections[0].tables[0].rows[0] == ("model", 17, None)


@pytest.mark.parametrize("value", [None, float("nan"), "0.5", True, [0.5]])
@pytest.mark.parametrize("place", [(0, "lines", 0, "y", 0), (1, "values", 0), (2, "cells", 0, 1)])
def test_what_is_drawn_are_numbers(place: tuple[Any, ...], value: object) -> None:
    told = written()
    _put(told["sections"][1]["figures"], place, value)

    with pytest.raises(TypeError, match="no number"):
        read(told)


@pytest.mark.parametrize(
    "place",
    [(0, "lines", 0, "y"), (0, "lines", 1, "low"), (0, "lines", 1, "labels"), (1, "values"), (2, "cells", 1)],
)
def test_what_belongs_together_is_of_one_length(place: tuple[Any, ...]) -> None:
    told = written()
    _put(told["sections"][1]["figures"], place, lambda values: values[:1])

    with pytest.raises(ValueError, match="one length"):
        read(told)


def test_a_row_has_a_cell_for_each_column() -> None:
    told = written()
    told["sections"][0]["tables"][0]["rows"][1].pop()

    with pytest.raises(ValueError, match="one length"):
        read(told)


@pytest.mark.parametrize(("name", "value"), [("title", 7), ("is_plain", "yes"), ("x_is_log", 1), ("words", [None])])
def test_each_part_is_of_its_kind(name: str, value: object) -> None:
    told = written()
    section = told["sections"][1]
    for one in (section, section["figures"][0], section["figures"][0]["lines"][0]):
        one.update({name: value} if name in one else {})

    with pytest.raises(TypeError):
        read(told)


def _put(among: Any, place: tuple[Any, ...], value: Any) -> None:
    *way, last = place
    for step in way:
        among = among[step]
    among[last] = value(among[last]) if callable(value) else value
