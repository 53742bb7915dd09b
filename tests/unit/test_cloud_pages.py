"""docs/delivery tells costs and growth as they are worked out, and cites what was measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scripts.cloud.bill import lines_of, read_prices
from scripts.cloud.description import ENVIRONMENTS, read_environment
from scripts.cloud.figures import read_figures
from scripts.cloud.growth import ANSWER_BYTES, USUAL, Load
from scripts.cloud.pages import DOCS, written
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCALING = (DOCS / "scaling.md").read_text(encoding="utf-8")
MILLION = Load(figures=read_figures(), per_second=1e6 / 60, trained=USUAL)


@pytest.mark.parametrize(("page", "text"), written().items(), ids=lambda one: getattr(one, "name", ""))
def test_the_tables_are_fresh(page: Path, text: str) -> None:
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_budget_leaves_room_for_what_is_expected(name: str) -> None:
    environment = read_environment(name)
    expected = sum(line.dollars for line in lines_of(environment))
    assert expected < float(environment.parameters["MonthlyBudget"]) < 2 * expected


def test_a_price_names_its_source_and_date() -> None:
    prices, uses = read_prices()
    assert set(uses) == set(ENVIRONMENTS)
    assert all(one.dollars > 0 and one.source and re.match(r"20\d\d", one.date) for one in prices.values())


def test_the_figures_in_the_text_are_the_measured_ones() -> None:
    figures = read_figures()
    for told in (
        f"{figures.untrained_milliseconds:.3f} ms",
        f"{figures.trained_milliseconds:.3f} ms",
        f"{figures.small_group_microseconds:.0f} µs of the server",
        f"it is {figures.large_group_microseconds:.0f} µs",
        f"{figures.stored_bytes:.0f} bytes a prediction",
        f"{ANSWER_BYTES:,} bytes with its head",
    ):
        assert told in SCALING, told


def test_the_arithmetic_in_the_text_is_right() -> None:
    for told in (
        f"= {MILLION.processors:.1f}.",
        f"{MILLION.stored_gigabytes:.0f} GB a day",
        f"{MILLION.transactions:,.0f} a second",
        f"{MILLION.balancer_units:.0f} of them",
        f"{MILLION.cache_calls:,.0f} a second",
        f"84 × 15 = {MILLION.most_connections:,.0f}",
    ):
        assert told in SCALING, told


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("adr/0018-an-atlas-of-default-duels.md", "seven minutes"),
        ("adr/0018-an-atlas-of-default-duels.md", "55 µs a duel"),
        ("adr/0020-answers-are-stored-behind-the-answer.md", "22–25 in PostgreSQL"),
        ("benchmarks/soak.md", "a third of the contenders trained"),
    ],
)
def test_what_is_cited_stands_there(file: str, told: str) -> None:
    assert told in (ROOT / "docs" / file).read_text(encoding="utf-8")
