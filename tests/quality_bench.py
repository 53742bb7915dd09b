"""Answers of a model in production whose truth a fake engine knows, and everything that looks at them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import numpy as np

from app.application.check_quality import CheckQuality
from app.application.quality.engines import Engines
from app.application.quality.sample import ServedSampler
from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.prediction import Interval, Method, Prediction
from app.domain.registry.watch import WatchLimits
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_import_history import FakeImportHistory
from tests.fakes.fake_monitoring_history import FakeMonitoringHistory
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_served_predictions import FakeServedPredictions
from tests.model_bench import ModelBench

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.pokedex.pokedex import Pokedex

NOW: Final = datetime(2026, 7, 1, 12, tzinfo=UTC)
_MANY_BATTLES: Final = 1_000_000


def random_pairs(pokedex: Pokedex, count: int, *, seed: int = 1) -> list[tuple[Combatant, Combatant]]:
    """Draw untrained Pokémon of about the same level, each with a move that it learns."""
    dice = np.random.default_rng(seed)
    able = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def draw() -> Combatant:
        slug = str(dice.choice(able))
        move = str(dice.choice([one.slug for one in pokedex.damaging_moves(slug)]))
        return Combatant(pokemon=slug, move=move, level=int(dice.integers(45, 56)))

    return [(draw(), draw()) for _ in range(count)]


def answered(a: Combatant, b: Combatant, chance: float, *, made_at: datetime, version: str = "1") -> Prediction:
    return Prediction(
        prediction_id=uuid4(),
        made_at=made_at,
        method=Method.MODEL,
        model_version=version,
        a=a,
        b=b,
        win_probability=chance,
        interval=Interval(low=0.0, high=1.0),
        turns=3.0,
        battles=None,
    )


def flattened(predictions: Iterable[Prediction]) -> list[Prediction]:
    """Answer the same questions once more, with half the conviction."""
    return [
        replace(one, prediction_id=uuid4(), win_probability=0.5 + 0.5 * (one.win_probability - 0.5))
        for one in predictions
    ]


@dataclass(kw_only=True)
class QualityBench:
    """Its own engine and the reference are fakes of their own, which a test may break."""

    pokedex: Pokedex
    models: ModelBench = field(default_factory=ModelBench)
    predictions: FakePredictionRepository = field(default_factory=FakePredictionRepository)
    imports: FakeImportHistory = field(default_factory=FakeImportHistory)
    history: FakeMonitoringHistory = field(default_factory=FakeMonitoringHistory)
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.stored = FakePokedexRepository(self.pokedex)
        self.outcomes = FakeOutcomeRepository(self.predictions)
        self.own, self.reference = FakeBattleSimulator(self.pokedex), FakeBattleSimulator(self.pokedex)
        self.models.register(2)
        self.models.bring("1")

    @property
    def check(self) -> CheckQuality:
        return CheckQuality(
            registry=self.models.registry,
            sampler=ServedSampler(
                predictions=FakeServedPredictions(self.predictions), imports=self.imports, pokedex=self.stored
            ),
            engines=Engines(own=lambda _: self.own, reference=lambda _: self.reference),
            outcomes=self.outcomes,
            history=self.history,
            limits=WatchLimits(tries=3, error_share=0.1, least_requests=20, surprise=4, least_outcomes=50),
            now=lambda: self.now,
        )

    def true_answers(self, count: int, *, version: str = "1", minutes_ago: float = 60) -> list[Prediction]:
        """Answer so many random questions as one who knows the truth."""
        pairs = random_pairs(self.pokedex, count)
        truth = self.own.simulate(line_up_duels(self.pokedex, pairs), battles=_MANY_BATTLES, seed=9).win_share
        made_at = self.now - timedelta(minutes=minutes_ago)
        return [
            answered(*pair, chance, made_at=made_at, version=version)
            for pair, chance in zip(pairs, truth.tolist(), strict=True)
        ]
