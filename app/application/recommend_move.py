from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.prediction_meter import Question
from app.domain.prediction.advice import MoveAdvice, RankedMove
from app.domain.prediction.choices import Scenario, choices
from app.domain.prediction.exchanges import exchanges
from app.domain.prediction.prediction import Interval, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.application.metering import Metering
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.prediction_book import PredictionBook
    from app.application.workload import Workload
    from app.domain.battle.combatant import Contender
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.choices import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendMove:
    """Say which move to repeat against somebody who chooses a move too."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    at_hand: Callable[[], BattlePredictor | None]
    """The model's predictor where it has been made already."""
    book: PredictionBook
    workload: Workload
    metering: Metering

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
        with self.metering.asked(Question.BEST_MOVE, method, scenario) as answered:
            pokedex = self.pokedex.get()
            predictor = self.predictors[method]()
            replies = len(b.moves)
            with self.workload.admitted(len(a.moves) * replies, method):
                forecasts = predictor.weigh(a, b, pokedex)
            chosen = choices(forecasts, replies, scenario)
            moves = tuple(_ranked(pokedex, a, b, chosen))
            best = chosen[0].move * replies + chosen[0].reply
            (prediction,) = self.book.enter(
                [(a.playing(moves[0].move), b.playing(moves[0].reply))],
                forecasts.take(slice(best, best + 1)),
                method=method,
                version=predictor.version,
                durable=durable,
            )
            answered(predictor.version, moves[:1])
        return MoveAdvice(scenario=scenario, a=a, b=b, moves=moves, prediction=prediction)


def _ranked(pokedex: Pokedex, a: Contender, b: Contender, chosen: Sequence[Choice]) -> Iterator[RankedMove]:
    moves, replies = [a.moves[one.move] for one in chosen], [b.moves[one.reply] for one in chosen]
    for one, move, reply, (strike, reply_strike) in zip(
        chosen, moves, replies, exchanges(pokedex, a, b, moves, replies), strict=True
    ):
        yield RankedMove(
            move=move,
            win_probability=one.win_probability,
            interval=Interval(low=one.interval_low, high=one.interval_high),
            turns=one.turns,
            reply=reply,
            strike=strike,
            reply_strike=reply_strike,
        )
