"""Figures as a reader sees them."""

from __future__ import annotations

import pytest

from app.presentation.web.language import percent_range


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.175, 0.234, "17.5 – 23.4\u00a0%"),
        (1.95, 2.3, "195.0 – 230.0\u00a0%"),
        (0.5, 0.5001, "50.0\u00a0%"),
        (0.0, 0.004, "0.0 – 0.4\u00a0%"),
        (0.0, 0.0002, "<\u00a00.1\u00a0%"),
        (0.9995, 1.0, ">\u00a099.9\u00a0%"),
        (0.9995, 1.2, ">\u00a099.9 – 120.0\u00a0%"),
        (0.987, 1.0, "98.7 – 100.0\u00a0%"),
        (1.0, 1.0, "100.0\u00a0%"),
    ],
)
def test_a_range_is_one_figure_where_nobody_could_tell_its_ends_apart(low: float, high: float, words: str) -> None:
    assert percent_range(low, high) == words
