from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.duels import Combatants
from app.domain.battle.lineup import line_up
from app.domain.battle.roster import enrol
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of
from app.domain.prediction.advice import MoveAdvice, RankedMove
from app.domain.prediction.choices import Scenario, choices
from app.domain.prediction.prediction import Interval, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.prediction_book import PredictionBook
    from app.domain.battle.combatant import Combatant, Contender
    from app.domain.battle.strike import Strike
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.choices import Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendMove:
    """Say which move to repeat against somebody who chooses a move too."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    book: PredictionBook

    def __call__(
        self, *, a: Contender, b: Contender, scenario: Scenario = Scenario.WORST_CASE, method: Method = Method.MODEL
    ) -> MoveAdvice:
        """Weigh every move of A against every reply of B, all at once, and keep the duel that comes of it."""
        pokedex = self.pokedex.get()
        predictor = self.predictors[method]()
        own, foe = enrol(pokedex, [a]).rows, enrol(pokedex, [b]).rows
        move, reply = (each.ravel() for each in np.indices((len(own), len(foe))))
        forecasts = predictor.between(own, foe, pokedex).forecast(move, reply)
        chosen = choices(forecasts, len(foe), scenario)
        moves = tuple(_ranked(pokedex, a, b, chosen))
        best = chosen.ranking[:1]
        (prediction,) = self.book.enter(
            [(a.playing(moves[0].move), b.playing(moves[0].reply))],
            forecasts.take(best * len(foe) + chosen.reply[best]),
            method=method,
            version=predictor.version,
        )
        return MoveAdvice(scenario=scenario, a=a, b=b, moves=moves, prediction=prediction)


def _ranked(pokedex: Pokedex, a: Contender, b: Contender, chosen: Choices) -> Iterator[RankedMove]:
    ranking = chosen.ranking.tolist()
    duels = [(a.playing(a.moves[row]), b.playing(b.moves[chosen.reply[row]])) for row in ranking]
    strikes = _strikes(pokedex, duels)
    for row, (own, foe), (strike, reply_strike) in zip(ranking, duels, strikes, strict=True):
        yield RankedMove(
            move=own.move,
            win_probability=float(chosen.win_probability[row]),
            interval=Interval(low=float(chosen.interval_low[row]), high=float(chosen.interval_high[row])),
            turns=float(chosen.turns[row]),
            reply=foe.move,
            strike=strike,
            reply_strike=reply_strike,
        )


def _strikes(pokedex: Pokedex, duels: Sequence[tuple[Combatant, Combatant]]) -> Iterator[tuple[Strike, Strike]]:
    """Return what either side does to the other in each duel."""
    own, foe = line_up(pokedex, [a for a, _ in duels]), line_up(pokedex, [b for _, b in duels])
    found = strikes(tables_of(pokedex), Combatants.concatenate([own, foe]), Combatants.concatenate([foe, own])).each()
    return zip(found[: len(duels)], found[len(duels) :], strict=True)
