from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.engine.order import SideOrder
from app.domain.battle.outcome import Tallies
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.features import DuelFeatures
from app.domain.prediction.labelled import LabelledDuels
from tests.contracts.learner_contract import LearnerContract
from tests.fakes.fake_learner import FakeLearner

if TYPE_CHECKING:
    from app.application.ports.learner import Learner
    from app.domain.pokedex.pokedex import Pokedex


class TestFakeLearner(LearnerContract):
    @pytest.fixture
    def learner(self) -> Learner:
        return FakeLearner()

    @pytest.fixture
    def seen(self) -> DuelFeatures:
        margin = np.linspace(-3, 3, 90, dtype=np.float32)
        return DuelFeatures(
            names=("wins",),
            values=margin[:, None],
            margin=margin,
            turns=np.ones(90),
            order=SideOrder(swapped=np.arange(90) % 3 == 0, mirror=np.zeros(90, dtype=bool)),
        )

    @pytest.fixture
    def labelled(self, pokedex: Pokedex, seen: DuelFeatures) -> LabelledDuels:
        duels, kind = draw(pokedex, MIXTURES[LESSONS], 90, np.random.default_rng(1))
        chance = seen.order.share_of_a(1 / (1 + np.exp(-seen.margin.astype(np.float64))))
        wins = np.random.default_rng(2).binomial(20, chance)
        nothing = np.zeros_like(wins)
        tallies = Tallies(a_wins=wins, b_wins=20 - wins, ties=nothing, turns=nothing + 20)
        return LabelledDuels(duels=duels, tallies=tallies, kind=kind)
