"""What each operation declares that it may answer where it cannot do what it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.application.explain_prediction import OvertakenAnswerError
from app.application.gate.recall_verdict import NotJudgedError
from app.application.model_places import OtherHolderError
from app.application.model_versions import UnknownVersionError
from app.application.ports.battle_predictor import UnreachableIntervalError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.ports.model_registry import DamagedModelError, NoSuchModelError, RegistryUnavailableError
from app.application.ports.pokedex_repository import PokedexMissingError
from app.application.ports.prediction_repository import RefusedPredictionError
from app.application.ports.promotion_log import LostPromotionError, PromotionUnderWayError
from app.application.promote_model import AlreadyInPlaceError, MissingReasonError, PromotionRefusedError
from app.application.roll_back_model import NothingToRollBackError, RollbackImpossibleError
from app.application.turnstile import TooManySimulationsError
from app.application.workload import TooLargeQuestionError
from app.domain.errors import (
    InvalidCombatantError,
    NoPlayableMoveError,
    UnknownNameError,
    UnplayableMoveError,
    UnreadableSetError,
)
from app.presentation.api.errors import KINDS
from app.presentation.api.phrases import phrase
from app.presentation.api.problems import INVALID_REQUEST, MALFORMED_JSON, TOO_SLOW, ProblemOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.errors import PredictionDexError


_Errors = tuple[type["PredictionDexError"], ...]

COMBATANT: Final[_Errors] = (UnknownNameError, UnplayableMoveError, InvalidCombatantError, UnreadableSetError)
"""Why a Pokémon with its move is refused."""
CONTENDER: Final[_Errors] = (UnknownNameError, NoPlayableMoveError, InvalidCombatantError, UnreadableSetError)
"""Why a Pokémon that chooses among moves is refused."""
REGISTRY: Final[_Errors] = (RegistryUnavailableError,)
FORECAST: Final[_Errors] = (
    PokedexMissingError,
    NoSuchModelError,
    DamagedModelError,
    *REGISTRY,
    RefusedPredictionError,
    TooManySimulationsError,
    TooLargeQuestionError,
)
"""Why the chances of duels cannot be told."""
SURE_FORECAST: Final[_Errors] = (*FORECAST, UnreachableIntervalError)
EXPLAINED: Final[_Errors] = (OvertakenAnswerError,)
_MOVING: Final[_Errors] = (PromotionUnderWayError, OtherHolderError, LostPromotionError, *REGISTRY)
PROMOTION: Final[_Errors] = (
    UnknownVersionError,
    AlreadyInPlaceError,
    PromotionRefusedError,
    NotJudgedError,
    MissingReasonError,
    UnusableDatasetError,
    DamagedModelError,
    *_MOVING,
)
ROLLBACK: Final[_Errors] = (NothingToRollBackError, RollbackImpossibleError, *_MOVING)

PROBLEMS: Final = "x-problems"
_OF_STATUS: Final[Mapping[int, tuple[str, ...]]] = {
    MALFORMED_JSON.status: (MALFORMED_JSON.slug,),
    401: ("key-needed", "two-keys", "refused-key"),
    403: ("missing-scope",),
    INVALID_REQUEST.status: (INVALID_REQUEST.slug,),
    429: ("too-many-requests",),
    TOO_SLOW.status: (KINDS[DatabaseUnavailableError].slug, TOO_SLOW.slug),
}
"""What any operation under /v1 may answer that declares this status."""


def answers(
    *statuses: int,
    errors: Iterable[type[PredictionDexError]] = (),
    refusals: Iterable[type[PredictionDexError]] = (),
) -> dict[int | str, dict[str, Any]]:
    """Declare the problems that an operation can answer; any can answer 500.

    Errors bring the status of their kind with them; refusals are about a part of the request, and so 422.
    """
    slugs: dict[int, list[str]] = {status: list(_OF_STATUS.get(status, ())) for status in {*statuses, 500}}
    told = [(KINDS[error].status, error) for error in errors] + [(INVALID_REQUEST.status, error) for error in refusals]
    for status, error in told:
        slugs.setdefault(status, []).append(KINDS[error].slug)
    return {status: {"model": ProblemOut, **described(status, slugs[status])} for status in sorted(slugs)}


def described(status: int, slugs: Iterable[str] = ()) -> dict[str, Any]:
    """Return how an answer is told, with the kinds of its problems, where its status does not say all."""
    kinds = list(dict.fromkeys(slugs or _OF_STATUS.get(status, ())))
    told = f": {', '.join(f'`{one}`' for one in kinds)}" if kinds else ""
    return {"description": f"{phrase(status)}{told}.", PROBLEMS: kinds}
