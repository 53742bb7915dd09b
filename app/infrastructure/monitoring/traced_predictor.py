from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.ports.battle_predictor import BattlePredictor, Encounters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    import numpy as np
    from numpy.typing import NDArray
    from opentelemetry.trace import Span, Tracer

    from app.domain.battle.combatant import Contender
    from app.domain.battle.duels import Combatants, Duels
    from app.domain.battle.engine.order import OrderedMatchups
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts

_VERSION: Final = "predictiondex.model_version"
_DUELS: Final = "predictiondex.duels"


class TracedPredictor(BattlePredictor):
    """A predictor whose every forecast is a span of the trace that it is part of."""

    def __init__(self, inner: BattlePredictor, tracer: Tracer) -> None:
        self._inner = inner
        self._tracer = tracer

    @property
    def version(self) -> str:
        return self._inner.version

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        with self.span("predict", len(duels)):
            return self._inner.predict(duels, pokedex, interval_width=interval_width)

    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        with self.span("chances", len(duels.seeds)):
            return self._inner.chances(duels)

    def knows_by_heart(self, contenders: Sequence[Contender], pokedex: Pokedex) -> bool:
        return self._inner.knows_by_heart(contenders, pokedex)

    def weigh(self, own: Contender, foe: Contender, pokedex: Pokedex) -> DuelForecasts:
        with self.span("weigh", len(own.moves) * len(foe.moves)):
            return self._inner.weigh(own, foe, pokedex)

    def between(self, own: Combatants, foe: Combatants, pokedex: Pokedex) -> Encounters:
        return _TracedEncounters(self._inner.between(own, foe, pokedex), self)

    def span(self, question: str, duels: int) -> AbstractContextManager[Span]:
        facts: dict[str, str | int] = {_VERSION: self.version, _DUELS: duels}
        return self._tracer.start_as_current_span(f"BattlePredictor.{question}", attributes=facts)


class _TracedEncounters(Encounters):
    def __init__(self, inner: Encounters, predictor: TracedPredictor) -> None:
        self._inner = inner
        self._predictor = predictor

    def forecast(self, own: NDArray[np.int64], foe: NDArray[np.int64]) -> DuelForecasts:
        with self._predictor.span("forecast", len(own)):
            return self._inner.forecast(own, foe)
