from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.learner import MissingLibraryError
from app.domain.battle.engine.order import SideOrder
from app.domain.battle.outcome import Tallies
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.features import DuelFeatures
from app.domain.prediction.labelled import LabelledDuels
from app.infrastructure.learning.scikit_learners import LogisticRegressionLearner, RandomForestLearner
from app.infrastructure.learning.xgboost_learner import Boosting, XGBoostLearner
from tests.contracts.learner_contract import LearnerContract

if TYPE_CHECKING:
    from app.application.ports.learner import Learner
    from app.domain.pokedex.pokedex import Pokedex

COUNT = 600


@pytest.fixture(scope="module")
def seen() -> DuelFeatures:
    """Duels that the first feature decides, beside one that is only noise."""
    random = np.random.default_rng(1)
    return DuelFeatures(
        names=("wins", "noise"),
        values=random.random((COUNT, 2)).astype(np.float32),
        margin=np.zeros(COUNT, dtype=np.float32),
        turns=np.ones(COUNT),
        order=SideOrder(swapped=random.random(COUNT) < 0.5, mirror=np.arange(COUNT) % 50 == 0),
    )


@pytest.fixture(scope="module")
def labelled(pokedex: Pokedex, seen: DuelFeatures) -> LabelledDuels:
    random = np.random.default_rng(2)
    duels, kind = draw(pokedex, MIXTURES[LESSONS], COUNT, random)
    chance = seen.order.share_of_a(1 / (1 + np.exp(-8 * (seen.values[:, 0] - 0.5))))
    battles = np.where(np.arange(COUNT) % 2, 40, 20)
    wins = random.binomial(battles, chance)
    nothing = np.zeros_like(wins)
    return LabelledDuels(
        duels=duels, tallies=Tallies(a_wins=wins, b_wins=battles - wins, ties=nothing, turns=battles), kind=kind
    )


class TestXGBoostLearner(LearnerContract):
    @pytest.fixture
    def learner(self) -> Learner:
        return XGBoostLearner(boosting=Boosting(rounds=30), threads=1)


class TestRandomForestLearner(LearnerContract):
    @pytest.fixture
    def learner(self) -> Learner:
        return RandomForestLearner(threads=1)


class TestLogisticRegressionLearner(LearnerContract):
    @pytest.fixture
    def learner(self) -> Learner:
        return LogisticRegressionLearner()


def test_every_round_is_told(seen: DuelFeatures, labelled: LabelledDuels) -> None:
    rounds: list[int] = []
    learner = XGBoostLearner(boosting=Boosting(rounds=7), threads=1, on_round=lambda: rounds.append(1))
    learner.fit(seen, seen.order.share_of_a(labelled.tallies.win_share), labelled.tallies.battles, 1)
    assert len(rounds) == 7


def test_the_chance_never_falls_where_the_arithmetic_rises(seen: DuelFeatures, labelled: LabelledDuels) -> None:
    share = seen.order.share_of_a(labelled.tallies.win_share)
    learned = XGBoostLearner(boosting=Boosting(rounds=30), threads=1).fit(seen, share, labelled.tallies.battles, 1)
    ladder = np.column_stack([np.linspace(0, 1, 200), np.full(200, 0.3)]).astype(np.float32)
    upwards = DuelFeatures(
        names=seen.names,
        values=ladder,
        margin=np.zeros(200, dtype=np.float32),
        turns=np.ones(200),
        order=SideOrder(swapped=np.zeros(200, dtype=bool), mirror=np.zeros(200, dtype=bool)),
    )
    assert (np.diff(learned(upwards)) >= 0).all()


@pytest.mark.parametrize("learner", [RandomForestLearner(), LogisticRegressionLearner()])
def test_without_scikit_learn_there_is_a_clear_error(
    learner: Learner, seen: DuelFeatures, labelled: LabelledDuels, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("sklearn.ensemble", "sklearn.linear_model"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingLibraryError, match="scikit-learn is not installed"):
        learner.fit(seen, labelled.tallies.win_share, labelled.tallies.battles, 1)
