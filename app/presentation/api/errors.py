"""The one table from what can go wrong to the problem that is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.application.check_key import RefusedKeyError
from app.application.explain_prediction import OvertakenAnswerError
from app.application.gate.recall_verdict import NotJudgedError
from app.application.model_places import OtherHolderError
from app.application.model_versions import UnknownVersionError
from app.application.ports.battle_predictor import UnreachableIntervalError
from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.ports.duel_player import SimulationTooLongError
from app.application.ports.model_registry import DamagedModelError, NoSuchModelError, RegistryUnavailableError
from app.application.ports.monitoring_history import NoReportYetError
from app.application.ports.pokedex_repository import PokedexMissingError
from app.application.ports.prediction_repository import NoSuchPredictionError, RefusedPredictionError
from app.application.ports.promotion_log import LostPromotionError, PromotionUnderWayError
from app.application.ports.training_reports import DamagedTrainingReportError, NoTrainingReportError
from app.application.promote_model import AlreadyInPlaceError, MissingReasonError, PromotionRefusedError
from app.application.record_outcome import OtherOutcomeError
from app.application.roll_back_model import NothingToRollBackError, RollbackImpossibleError
from app.application.simulate_duel import TooManyBattlesError
from app.application.turnstile import TooManySimulationsError
from app.application.workload import TooLargeQuestionError
from app.domain.errors import (
    InvalidCombatantError,
    NoPlayableMoveError,
    PredictionDexError,
    UnknownNameError,
    UnplayableMoveError,
    UnreadableSetError,
)
from app.presentation.api import telling
from app.presentation.api.access_errors import (
    KeyNeededError,
    MissingScopeError,
    OtherSchemeError,
    TooManyRequestsError,
    TwoKeysError,
)
from app.presentation.api.problems import ProblemKind
from app.presentation.api.webhook_signature import StaleEventError, UnsignedEventError, WebhooksOffError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class RefusedInputError(PredictionDexError):
    """The game refuses a part of a request that is well formed."""

    def __init__(self, location: str, cause: PredictionDexError, *, index: int | None = None) -> None:
        self.location = location
        self.cause = cause
        self.index = index
        super().__init__(f"{location}: {cause}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(ProblemKind):
    data: Callable[[Any], dict[str, Any]] = telling.nothing
    detail: str | None = None
    """Said instead of the error's own words, which may tell of addresses and files."""
    headers: Callable[[Any], dict[str, str]] = telling.nothing


def kind_of(error: PredictionDexError) -> Kind | None:
    """Return how this error, or what it is a kind of, is answered."""
    return next((KINDS[known] for known in type(error).__mro__ if known in KINDS), None)


def public_words(error: PredictionDexError) -> str:
    """Say what is wrong without what only operators should know."""
    kind = kind_of(error)
    return str(error) if kind is None or kind.detail is None else kind.detail


KINDS: Final[Mapping[type[PredictionDexError], Kind]] = {
    UnknownNameError: Kind(slug="unknown-name", title="Unknown name", status=404, data=telling.unknown_name),
    UnplayableMoveError: Kind(
        slug="unplayable-move", title="Unplayable move", status=422, data=telling.unplayable_move
    ),
    NoPlayableMoveError: Kind(
        slug="no-playable-move", title="No playable move", status=422, data=telling.no_playable_move
    ),
    InvalidCombatantError: Kind(
        slug="invalid-combatant", title="Invalid combatant", status=422, data=telling.invalid_combatant
    ),
    UnreadableSetError: Kind(slug="unreadable-set", title="Unreadable set", status=422, data=telling.unreadable_set),
    UnreachableIntervalError: Kind(
        slug="unreachable-interval", title="Unreachable interval", status=422, data=telling.unreachable_interval
    ),
    TooLargeQuestionError: Kind(
        slug="too-large-question", title="Too large a question", status=422, data=telling.too_large_question
    ),
    TooManyBattlesError: Kind(
        slug="too-many-battles", title="Too many battles", status=422, data=telling.too_many_battles
    ),
    TooManySimulationsError: Kind(
        slug="too-many-simulations",
        title="Too many simulations",
        status=503,
        data=telling.too_many_simulations,
        headers=telling.wait_for_room,
    ),
    SimulationTooLongError: Kind(
        slug="simulation-too-long", title="Simulation too long", status=503, data=telling.too_long
    ),
    SimulatorUnavailableError: Kind(
        slug="engine-unavailable",
        title="Battle engine unavailable",
        status=503,
        data=telling.simulator_unavailable,
        detail="The reference battle engine cannot play here; `reason` says why, and `remedy` what would help.",
    ),
    SimulationError: Kind(
        slug="simulation-failed",
        title="Simulation failed",
        status=503,
        detail="The battle engine failed on this duel.",
    ),
    NoSuchPredictionError: Kind(
        slug="unknown-prediction", title="Unknown prediction", status=404, data=telling.no_such_prediction
    ),
    KeyNeededError: Kind(slug="key-needed", title="API key needed", status=401, headers=telling.challenge),
    OtherSchemeError: Kind(slug="key-needed", title="API key needed", status=401, headers=telling.challenge),
    TwoKeysError: Kind(slug="two-keys", title="Two API keys", status=401, headers=telling.challenge),
    RefusedKeyError: Kind(slug="refused-key", title="Refused API key", status=401, headers=telling.challenge_again),
    MissingScopeError: Kind(
        slug="missing-scope",
        title="Missing scope",
        status=403,
        data=telling.missing_scope,
        headers=telling.challenge_scope,
    ),
    TooManyRequestsError: Kind(
        slug="too-many-requests",
        title="Too many requests",
        status=429,
        data=telling.too_many,
        headers=telling.wait_for_more,
    ),
    WebhooksOffError: Kind(slug="webhooks-off", title="No webhooks", status=403),
    UnsignedEventError: Kind(slug="unsigned-event", title="Unsigned event", status=403),
    StaleEventError: Kind(slug="stale-event", title="Stale event", status=403),
    OtherOutcomeError: Kind(
        slug="other-outcome", title="Another outcome stands", status=409, data=telling.other_outcome
    ),
    OvertakenAnswerError: Kind(
        slug="overtaken-answer",
        title="Overtaken answer",
        status=503,
        detail="Another model has taken over between the answer and its reasons. Ask again.",
    ),
    RefusedPredictionError: Kind(
        slug="refused-prediction",
        title="Refused prediction",
        status=503,
        detail="The answer cannot be kept, as when an import has changed the Pokédex meanwhile. Ask again.",
    ),
    PokedexMissingError: Kind(slug="no-pokedex", title="No Pokédex", status=503),
    NoReportYetError: Kind(slug="no-report", title="No report yet", status=404),
    NoTrainingReportError: Kind(slug="no-training-report", title="No training report", status=404),
    DamagedTrainingReportError: Kind(
        slug="damaged-training-report",
        title="Damaged training report",
        status=503,
        detail="The report of this version's training cannot be read.",
    ),
    UnknownVersionError: Kind(
        slug="unknown-model", title="Unknown model version", status=404, data=telling.unknown_version
    ),
    PromotionRefusedError: Kind(
        slug="promotion-refused", title="Promotion refused", status=409, data=telling.refused_promotion
    ),
    NotJudgedError: Kind(slug="not-judged", title="Not judged", status=409, data=telling.not_judged),
    AlreadyInPlaceError: Kind(slug="already-in-place", title="Already in place", status=409),
    MissingReasonError: Kind(slug="missing-reason", title="Missing reason", status=422),
    PromotionUnderWayError: Kind(slug="promotion-under-way", title="Promotion under way", status=409),
    OtherHolderError: Kind(slug="promotion-overtaken", title="Promotion overtaken", status=409),
    LostPromotionError: Kind(slug="promotion-overtaken", title="Promotion overtaken", status=409),
    NothingToRollBackError: Kind(slug="nothing-to-roll-back", title="Nothing to roll back", status=409),
    RollbackImpossibleError: Kind(slug="rollback-impossible", title="Rollback impossible", status=409),
    UnusableDatasetError: Kind(
        slug="exam-unavailable",
        title="Exam unavailable",
        status=503,
        detail="The exam that models are compared on cannot be read here.",
    ),
    NoSuchModelError: Kind(slug="no-model", title="No model", status=503),
    DamagedModelError: Kind(
        slug="damaged-model", title="Damaged model", status=503, detail="The model in production cannot be used."
    ),
    RegistryUnavailableError: Kind(
        slug="registry-unavailable",
        title="Model registry unavailable",
        status=503,
        detail="The model registry cannot be reached at the moment.",
    ),
    DatabaseUnavailableError: Kind(
        slug="database-unavailable",
        title="Database unavailable",
        status=503,
        detail="The database is not available at the moment.",
    ),
}
