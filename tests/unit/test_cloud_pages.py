"""docs/delivery tells costs and growth as they are worked out, and cites what was measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scripts.cloud.bill import lines_of, read_prices
from scripts.cloud.description import ENVIRONMENTS, read_environment
from scripts.cloud.growth import BUSY
from scripts.cloud.pages import written
from tests.conftest import ROOT
from tests.documents.figures.clusters import BUSY_PERCENT

if TYPE_CHECKING:
    from pathlib import Path


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


def test_a_worker_is_as_busy_as_the_autoscaler_lets_it_be() -> None:
    assert round(100 * BUSY) == BUSY_PERCENT


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("adr/0018-an-atlas-of-default-duels.md", "seven minutes"),
        ("benchmarks/soak.md", "a third of the contenders trained"),
    ],
)
def test_what_is_cited_stands_there(file: str, told: str) -> None:
    assert told in (ROOT / "docs" / file).read_text(encoding="utf-8")
