from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.roster import enrol
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of
from app.domain.prediction.advice import MoveAdvice, RankedMove
from app.domain.prediction.choices import Scenario, choices
from app.domain.prediction.prediction import Interval, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.prediction_book import PredictionBook
    from app.application.workload import Workload
    from app.domain.battle.combatant import Contender
    from app.domain.battle.duels import Combatants
    from app.domain.battle.strike import Strike
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.choices import Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendMove:
    """Say which move to repeat against somebody who chooses a move too."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    at_hand: Callable[[], BattlePredictor | None]
    """The model's predictor where it has been made already."""
    book: PredictionBook
    workload: Workload

    def is_instant(self, a: Contender, b: Contender, method: Method) -> bool:
        """Say whether an answer that need not be durable takes well under a millisecond and waits for nothing."""
        predictor = self.at_hand() if method is Method.MODEL else None
        if predictor is None or not self.book.predictions.keeps_at_once:
            return False
        return predictor.knows_by_heart((a, b), self.pokedex.get())

    def __call__(
        self,
        *,
        a: Contender,
        b: Contender,
        scenario: Scenario = Scenario.WORST_CASE,
        method: Method = Method.MODEL,
        durable: bool = False,
    ) -> MoveAdvice:
        """Weigh every move of A against every reply of B, all at once, and keep the duel that comes of it."""
        pokedex = self.pokedex.get()
        predictor = self.predictors[method]()
        rows, m, k = enrol(pokedex, [a, b]).rows, len(a.moves), len(b.moves)
        move, reply = np.repeat(np.arange(m), k), np.tile(np.arange(k), m)
        with self.workload.admitted(m * k, method):
            forecasts = predictor.between(rows.take(slice(m)), rows.take(slice(m, None)), pokedex).forecast(move, reply)
        chosen = choices(forecasts, k, scenario)
        moves = tuple(_ranked(a, b, chosen, _strikes(pokedex, rows, chosen.ranking, m + chosen.reply[chosen.ranking])))
        best = chosen.ranking[:1]
        (prediction,) = self.book.enter(
            [(a.playing(moves[0].move), b.playing(moves[0].reply))],
            forecasts.take(best * k + chosen.reply[best]),
            method=method,
            version=predictor.version,
            durable=durable,
        )
        return MoveAdvice(scenario=scenario, a=a, b=b, moves=moves, prediction=prediction)


def _ranked(
    a: Contender, b: Contender, chosen: Choices, struck: Iterable[tuple[Strike, Strike]]
) -> Iterator[RankedMove]:
    for row, (strike, reply_strike) in zip(chosen.ranking.tolist(), struck, strict=True):
        yield RankedMove(
            move=a.moves[row],
            win_probability=float(chosen.win_probability[row]),
            interval=Interval(low=float(chosen.interval_low[row]), high=float(chosen.interval_high[row])),
            turns=float(chosen.turns[row]),
            reply=b.moves[chosen.reply[row]],
            strike=strike,
            reply_strike=reply_strike,
        )


def _strikes(
    pokedex: Pokedex, rows: Combatants, own: NDArray[np.int64], foe: NDArray[np.int64]
) -> Iterator[tuple[Strike, Strike]]:
    """Return what either side does to the other in n duels between these rows."""
    attackers, defenders = np.concatenate([own, foe]), np.concatenate([foe, own])
    found = strikes(tables_of(pokedex), rows.take(attackers), rows.take(defenders), in_short=True).in_short()
    return zip(found[: len(own)], found[len(own) :], strict=True)
