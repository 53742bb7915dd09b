"""Duels that a model has learnt from and is asked about, with answers that cost nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

import numpy as np

from app.domain.battle.duels import Combatants, Duels
from app.domain.battle.lineup import call_out, untrained
from app.domain.monitoring.answered import AnsweredDuels
from app.domain.monitoring.reference import Reference, reference_of
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_LEVEL
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.prediction import Interval, Method, Prediction
from tests.fakes.fake_battle_predictor import FakeBattlePredictor

if TYPE_CHECKING:
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.pokedex.pokedex import Pokedex

ASKED_AT: Final = datetime(2026, 11, 28, 12, tzinfo=UTC)


def usual(pokedex: Pokedex, count: int, seed: int) -> Duels:
    """Draw them as lessons are drawn."""
    return draw(pokedex, MIXTURES[LESSONS], count, np.random.default_rng(seed))[0]


def drifted(pokedex: Pokedex, count: int, strange: float, seed: int) -> Duels:
    """Draw them as lessons are drawn, but for a share that is raised as far as the game allows, or hardly at all."""
    some, few = usual(pokedex, count, seed), round(count * strange)
    high, low = np.arange(few) % 2 == 0, np.arange(count) < few
    level = np.where(high, MAX_LEVEL, 1 + np.arange(few) % 5)

    def raised(side: Combatants) -> Combatants:
        changed = {name: getattr(side, name).copy() for name in ("level", "friendship", "ivs", "avs")}
        changed["level"][low], changed["friendship"][low] = level, MAX_FRIENDSHIP
        changed["ivs"][low], changed["avs"][low] = 31, MAX_AV
        return replace(side, **changed)

    return Duels(a=raised(some.a), b=raised(some.b))


def level_50(pokedex: Pokedex, count: int) -> Duels:
    """Return duels that are all of the kind that most lessons are of."""
    some = usual(pokedex, count, seed=11)
    return Duels(a=untrained(pokedex, some.a.pokemon, some.a.move), b=untrained(pokedex, some.b.pokemon, some.b.move))


def answered(pokedex: Pokedex, duels: Duels) -> AnsweredDuels:
    return AnsweredDuels.of(duels, FakeBattlePredictor().predict(duels, pokedex))


def learnt(pokedex: Pokedex, duels: Duels, *, seed: int = 1) -> Reference:
    return reference_of(pokedex, duels, lambda some: FakeBattlePredictor().predict(some, pokedex), seed=seed)


def predictions_of(
    pokedex: Pokedex,
    duels: Duels,
    *,
    version: str,
    made_at: datetime = ASKED_AT,
    predictor: BattlePredictor | None = None,
) -> list[Prediction]:
    said = (predictor or FakeBattlePredictor()).predict(duels, pokedex)
    return [
        Prediction(
            prediction_id=UUID(int=row + 1),
            made_at=made_at,
            method=Method.MODEL,
            model_version=version,
            a=call_out(pokedex, duels.a, row),
            b=call_out(pokedex, duels.b, row),
            win_probability=float(said.win_probability[row]),
            interval=Interval(low=float(said.interval_low[row]), high=float(said.interval_high[row])),
            turns=float(said.turns[row]),
            battles=None,
        )
        for row in range(len(duels))
    ]
