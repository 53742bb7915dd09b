"""docs/explanation/how-a-duel-is-predicted.md."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from app.domain.battle.combatant import BEST_IVS, DEFAULT_FRIENDSHIP, DEFAULT_LEVEL
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.outlook.outlook import OF_PAIR, outlooks
from app.domain.prediction.facts import Fact
from app.domain.prediction.features import feature_names
from app.domain.prediction.trades import Trades
from app.infrastructure.learning.feature_batches import SHORT_RUN
from app.infrastructure.simulation.engine_predictor import DOUBT, MOST_OF_A_DUEL
from tests.documents.example_duel import duel, tables
from tests.documents.formulas import equations
from tests.documents.game import atlas
from tests.documents.origins import number_in, rows_of, table_of

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_EVEN: Final = 0.5
_MATCHUP: Final = matchups(tables(), duel())
_TRADES: Final = Trades.of(*_MATCHUP)
_OUTLOOK: Final = float(outlooks(*_MATCHUP)[0, OF_PAIR.index("wins")])
_BASELINES: Final = rows_of("baselines")
_STEPS: Final = number_in("app/domain/prediction/atlas.py", r"_STEPS: Final = ([\d_]+)")


def _battles_of_an_even_duel(doubt: float) -> int:
    return round(sqrt(_EVEN * (1 - _EVEN)) / doubt)


(_SERVED,) = (row for row in table_of("equal-time") if row[:2] == ["the model over a run", f"{SHORT_RUN:g}"])
_OVER_A_RUN, _IN_THAT_TIME = _SERVED[2], _SERVED[-1]

CLAIMS: Claims = {
    "docs/explanation/how-a-duel-is-predicted.md": {
        "level {}, IVs of {}, no AVs, a neutral nature, a friendship of {}": (
            *(DEFAULT_LEVEL, BEST_IVS[0]),
            DEFAULT_FRIENDSHIP,
        ),
        "add up to {} exactly": (1,),
        "it says {:.3f}, where the exact chance is {}": (
            _OUTLOOK,
            equations("docs/explanation/battle-maths.md")["win"].last_side,
        ),
        "Over the exam it is off by {:.4f}": (_BASELINES["the arithmetic alone"][1],),
        "its share of wins is at most {}": (f"{SHORT_RUN:g}",),
        "An even duel is played {} times": (_battles_of_an_even_duel(SHORT_RUN),),
        "trees see {} columns": (len(feature_names(SHORT_RUN)),),
        "it sees {} columns": (len(feature_names(None)),),
        "make {} different duels": (atlas().duel_count,),
        "in steps of {}/{}": (1, _STEPS),
        "to {} by the same rule: {} battles": (f"{DOUBT:.4f}", _battles_of_an_even_duel(DOUBT)),
        "up to {} battles": (MOST_OF_A_DUEL,),
        "a regret of {:.6f}, the model {:.6f}": (
            _BASELINES["the engine, as it is served"][3],
            _BASELINES["the model"][3],
        ),
        "the engine alone would come to {:.6f}, and the model comes to {:.6f}": (
            _IN_THAT_TIME * 1e-6,
            _OVER_A_RUN * 1e-6,
        ),
        "differ in {} facts, which makes {} duels; there are {} facts": (
            *(len(_TRADES.facts), len(_TRADES)),
            len(Fact),
        ),
    }
}
