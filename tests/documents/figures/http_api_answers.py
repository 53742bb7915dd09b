"""What docs/http-api.md promises of answers, of what is stored, and of the atlas."""

from __future__ import annotations

from http import HTTPStatus
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

from app.application.review_traffic import AMONG
from app.application.workload import MOST_DUELS, SMALL
from app.domain.battle.combatant import BEST_IVS, DEFAULT_FRIENDSHIP, DEFAULT_LEVEL, NO_AVS
from app.domain.prediction.agreement import NINE_IN_TEN
from app.domain.prediction.explanation import EVEN
from app.domain.prediction.intervals import COVERAGE
from app.domain.prediction.prediction import Method
from app.infrastructure.learning.atlas_file import size_of
from app.infrastructure.persistence.buffered_prediction_repository import CLOSE_SECONDS
from app.infrastructure.persistence.prediction_queue import QueueLimits
from app.infrastructure.simulation.engine_predictor import DOUBT
from app.presentation.api.routers.advice_models import MOST_IN_POOL
from tests.documents.answers import STATUSES, answered
from tests.documents.facts import SETTINGS
from tests.documents.game import atlas

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_LIMITS: Final = QueueLimits()
_AWAY: Final = STATUSES["database-unavailable"]
_ENGINES_COVERAGE: Final = 2 * NormalDist().cdf(NINE_IN_TEN) - 1
_MOST_BATTLES: Final = 2 * EVEN * (1 - EVEN) / DOUBT
"""Of a duel that each side wins half, which is played the most: the doubt is √(p(1 - p)) / battles."""

CLAIMS: Final[Claims] = {
    "docs/http-api.md": {
        "the atlas, which holds its answers a {:.0f} % interval": (100 * COVERAGE,),
        "some hundred to {:,.0f} times; `battles` says how often a {:.0f} % interval": (
            _MOST_BATTLES,
            100 * _ENGINES_COVERAGE,
        ),
        "A duel against oneself is {}": (EVEN,),
        "`base` ({})": (EVEN,),
        **answered("who cannot be answers {:d} `unreachable-interval`"),
        **answered("{:d} `overtaken-answer`: another model"),
        "Up to {} Pokémon stand in a `pool`": (MOST_IN_POOL,),
        "about {:.0f} ms and one transaction": (1000 * _LIMITS.gather_seconds,),
        "what waits is written first, within {:.0f} s": (CLOSE_SECONDS,),
        "the database is away answered; the queue is kept and tried again {:d}": (_AWAY,),
        "keeps up to {} predictions in its queue": (_LIMITS.most_waiting,),
        "no room within a second, the answer is {:d}": (_AWAY,),
        "A durable question waits up to {:.0f} s. If it is answered {:d}": (_LIMITS.written_seconds, _AWAY),
        "to repeat it is answered {:d}, to contradict it {:d}": (HTTPStatus.OK, STATUSES["other-outcome"]),
        "may lead to {} duels by the model and {} by the engine": (MOST_DUELS[Method.MODEL], MOST_DUELS[Method.ENGINE]),
        **answered("more is {:d} `too-large-question`"),
        "Over {} and {}": (SMALL[Method.MODEL], SMALL[Method.ENGINE]),
        "while {} wait; who finds no place is answered {:d}": (
            SETTINGS.large_questions_waiting,
            STATUSES["too-many-simulations"],
        ),
        **answered("{:d} `no-report` before the first"),
        "among the newest {} predictions": (AMONG,),
        "All {} duels of untrained Pokémon (level {}, IVs {}, AVs {}, neutral nature, friendship {})": (
            atlas().duel_count,
            DEFAULT_LEVEL,
            *set(BEST_IVS),
            *set(NO_AVS),
            DEFAULT_FRIENDSHIP,
        ),
        "in a file of {:.0f} MiB": (size_of(atlas().duel_count) / 2**20,),
    }
}
