"""The formulas and the places of docs/explanation/how-a-duel-is-predicted.md are those of the code."""

from __future__ import annotations

import ast
import re
from math import comb
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import is_settled
from app.domain.prediction.features import features
from app.domain.prediction.shapley import coalitions, shapley_values
from app.domain.prediction.trades import Trades
from app.infrastructure.learning.feature_batches import SHORT_RUN
from tests.conftest import ROOT
from tests.documents.example_duel import duel, tables
from tests.documents.formulas import equations

PAGE: Final = "docs/explanation/how-a-duel-is-predicted.md"
FORMULAS: Final = equations(PAGE)
PLACES: Final = re.findall(
    r"^\| .+ \| `(\w+)` \| \[([\w/.]+)\]\(../../\2\) \|$", (ROOT / PAGE).read_text(encoding="utf-8"), re.MULTILINE
)
MOST_FACTS: Final = 6


def worked_out(name: str, **of: Any) -> float:
    return float(FORMULAS[name].sides[0](of))


def test_every_formula_is_worked_out() -> None:
    assert set(FORMULAS) == {"doubt", "margin", "weight", "duels"}


@given(battles=st.integers(1, 20_000), data=st.data())
def test_a_run_ends_when_its_doubt_is_small_enough(battles: int, data: st.DataObject) -> None:
    won = data.draw(st.integers(0, battles))
    # One imaginary win for either side.
    doubt = worked_out("doubt", p=(won + 1) / (battles + 2), battles=battles)
    assert is_settled(won, battles, doubt * 1.000001, 1.0)
    assert not is_settled(won, battles, doubt * 0.999999, 1.0)


def test_the_model_starts_from_the_log_odds_of_the_run() -> None:
    seen = features(tables(), duel(), doubt=SHORT_RUN)
    share = float(seen.values[0, seen.names.index("run_wins")])
    assert float(seen.margin[0]) == pytest.approx(worked_out("margin", p=share), rel=1e-5)


@given(facts=st.integers(1, MOST_FACTS), data=st.data())
def test_a_coalition_weighs_what_all_orders_give_it(facts: int, data: st.DataObject) -> None:
    worth = np.zeros(2**facts)
    place = data.draw(st.integers(1, 2**facts - 1))
    worth[place] = 1.0
    together = coalitions(facts)[place]
    others = int(together.sum()) - 1
    weight = worked_out("weight", k=facts, choose=comb(facts - 1, others))
    assert shapley_values(worth)[together] == pytest.approx(weight)


def test_an_explanation_asks_half_of_all_combinations() -> None:
    trades = Trades.of(*matchups(tables(), duel()))
    assert len(trades) == worked_out("duels", k=len(trades.facts))


def test_the_places_are_told() -> None:
    assert len(PLACES) > 10


@pytest.mark.parametrize(("name", "file"), PLACES)
def test_each_name_is_defined_where_it_is_said_to_be(name: str, file: str) -> None:
    body = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    assert name in {node.name for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
