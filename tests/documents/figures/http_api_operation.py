"""What docs/http-api.md says of models, keys, limits, errors and webhooks."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from app.application.ports.registry_hooks import OLDEST_SERVER
from app.application.simulate_duel import MOST_BATTLES
from app.domain.battle.simulation import Engine
from app.presentation.api.client_address import HOUSEHOLD_BITS
from app.presentation.api.routers.prediction_models import MOST_DUELS
from app.settings.settings import SHORTEST_SECRET
from tests.documents.answers import STATUSES, answered
from tests.documents.facts import SETTINGS

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_TOO_MANY: Final = STATUSES["too-many-requests"]
_INVALID: Final = HTTPStatus.UNPROCESSABLE_ENTITY

CLAIMS: Final[Claims] = {
    "docs/http-api.md": {
        **answered("Otherwise it answers {:d} `not-judged`"),
        **answered("A refusal is {:d} `promotion-refused`"),
        **answered("is {:d} `no-training-report`"),
        **answered("another is answered {:d} `promotion-under-way`"),
        "does not list is answered {:d}": (HTTPStatus.MISDIRECTED_REQUEST,),
        "of IPv6, the network of {} bits": (HOUSEHOLD_BITS,),
        "{:d} has `Retry-After`": (_TOO_MANY,),
        "requests a minute {} {:d}": (SETTINGS.rate_limit_requests, _TOO_MANY),
        "simulations among these {} {:d}": (SETTINGS.rate_limit_simulations, _TOO_MANY),
        "body {:.0f} MiB, within {:.0f} s {:d}, {:d}": (
            SETTINGS.most_body_bytes / 2**20,
            SETTINGS.body_seconds,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            HTTPStatus.REQUEST_TIMEOUT,
        ),
        "connections, in each process {} {:d} in plain text": (
            SETTINGS.most_connections,
            HTTPStatus.SERVICE_UNAVAILABLE,
        ),
        "duels in one question {} {:d}": (MOST_DUELS, _INVALID),
        "an answer {:.0f} s {:d} `too-slow`": (SETTINGS.request_seconds, HTTPStatus.SERVICE_UNAVAILABLE),
        "battles of a simulation {} (`own`), {} (`reference`) {:d}": (
            MOST_BATTLES[Engine.OWN],
            MOST_BATTLES[Engine.REFERENCE],
            STATUSES["too-many-battles"],
        ),
        "simulations at once, in each process {}, and {} that wait up to {:.0f} s {:d} `too-many-simulations`": (
            SETTINGS.simulations_at_once,
            SETTINGS.simulations_waiting,
            SETTINGS.simulation_limit_seconds,
            STATUSES["too-many-simulations"],
        ),
        "a simulation {:.0f} s {:d} `simulation-too-long`": (
            SETTINGS.simulation_limit_seconds,
            STATUSES["simulation-too-long"],
        ),
        '`"engine": "reference"` is answered {:d}': (STATUSES["engine-unavailable"],),
        "(RFC {:d})": (9457,),  # of the IETF: Problem Details for HTTP APIs
        "{:d} `malformed-json`": (HTTPStatus.BAD_REQUEST,),
        "{:d}, {:d} `key-needed`, `two-keys`, `refused-key`; `missing-scope`": (
            STATUSES["key-needed"],
            STATUSES["missing-scope"],
        ),
        **answered(
            "{:d} `unknown-name` in an address, `unknown-prediction`, `unknown-model`, `no-report`, "
            "`no-training-report`"
        ),
        **answered(
            "{:d} `other-outcome`, `promotion-refused`, `not-judged`, `already-in-place`, `promotion-under-way`, "
            "`promotion-overtaken`, `nothing-to-roll-back`, `rollback-impossible`"
        ),
        "{:d} `invalid-request`, `unknown-name` in a body": (_INVALID,),
        **answered("{:d} `too-many-requests`"),
        **answered(
            "{:d} `no-pokedex`, `no-model`, `damaged-model`, `damaged-training-report`, `overtaken-answer`, "
            "`registry-unavailable`, `exam-unavailable`, `database-unavailable`, `refused-prediction`, "
            "`engine-unavailable`, `simulation-failed`"
        ),
        "Others, such as {:d} and {:d}": (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
        "an MLflow server of version {} or later": (OLDEST_SERVER,),
        "at least {} characters": (SHORTEST_SECRET,),
        "answers {:d} to what is signed with the secret within five minutes of now, and {:d} to anything else": (
            HTTPStatus.NO_CONTENT,
            STATUSES["unsigned-event"],
        ),
    }
}
