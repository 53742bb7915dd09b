"""What each error tells beside its sentence: data of the problem, and headers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.application.gate.recall_verdict import NotJudgedError
    from app.application.model_versions import UnknownVersionError
    from app.application.ports.battle_predictor import UnreachableIntervalError
    from app.application.ports.battle_simulator import SimulatorUnavailableError
    from app.application.ports.duel_player import SimulationTooLongError
    from app.application.ports.prediction_repository import NoSuchPredictionError
    from app.application.promote_model import PromotionRefusedError
    from app.application.record_outcome import OtherOutcomeError
    from app.application.simulate_duel import TooManyBattlesError
    from app.application.turnstile import TooManySimulationsError
    from app.application.workload import TooLargeQuestionError
    from app.domain.errors import (
        InvalidCombatantError,
        NoPlayableMoveError,
        UnknownNameError,
        UnplayableMoveError,
        UnreadableSetError,
    )
    from app.presentation.api.access_errors import MissingScopeError, TooManyRequestsError


def nothing(_: Any) -> dict[str, Any]:
    return {}


def unknown_name(error: UnknownNameError) -> dict[str, Any]:
    return {"kind": error.kind, "unknown": error.name, "did_you_mean": list(error.did_you_mean)}


def unplayable_move(error: UnplayableMoveError) -> dict[str, Any]:
    rejected = {"pokemon": error.pokemon, "move": error.move, "reason": error.reason}
    return {"rejected_moves": [rejected], "alternatives": list(error.alternatives)}


def no_playable_move(error: NoPlayableMoveError) -> dict[str, Any]:
    rejected = [{"pokemon": error.pokemon, "move": one.move, "reason": one.reason} for one in error.rejected]
    return {"rejected_moves": rejected, "alternatives": list(error.alternatives)}


def unreadable_set(error: UnreadableSetError) -> dict[str, Any]:
    return {"line": error.line, "did_you_mean": list(error.did_you_mean)}


def invalid_combatant(error: InvalidCombatantError) -> dict[str, Any]:
    return {"field": error.field, "allowed": error.allowed}


def no_such_prediction(error: NoSuchPredictionError) -> dict[str, Any]:
    return {"prediction_id": str(error.prediction_id)}


def other_outcome(error: OtherOutcomeError) -> dict[str, Any]:
    standing = error.standing
    reported_at = standing.reported_at.isoformat().replace("+00:00", "Z")
    return {"prediction_id": str(standing.prediction_id), "winner": standing.winner, "reported_at": reported_at}


def unreachable_interval(error: UnreachableIntervalError) -> dict[str, Any]:
    return {"asked": error.asked, "narrowest": error.narrowest}


def missing_scope(error: MissingScopeError) -> dict[str, Any]:
    return {"missing_scope": error.scope.value, "scopes": sorted(error.scopes)}


def too_many(error: TooManyRequestsError) -> dict[str, Any]:
    allowance = error.standing.allowance
    return {"limit": allowance.name, "per_minute": allowance.per_minute, "retry_after": error.standing.seconds}


def wait_for_more(error: TooManyRequestsError) -> dict[str, str]:
    return {"Retry-After": str(error.standing.seconds)}


def challenge(_: Any) -> dict[str, str]:
    return {"WWW-Authenticate": 'Bearer realm="PredictionDex"'}


def challenge_again(_: Any) -> dict[str, str]:
    return {"WWW-Authenticate": 'Bearer realm="PredictionDex", error="invalid_token"'}


def challenge_scope(error: MissingScopeError) -> dict[str, str]:
    scope = f'error="insufficient_scope", scope="{error.scope}"'
    return {"WWW-Authenticate": f'Bearer realm="PredictionDex", {scope}'}


def too_large_question(error: TooLargeQuestionError) -> dict[str, Any]:
    return {"method": error.method.value, "duels": error.duels, "most": error.most}


def too_many_battles(error: TooManyBattlesError) -> dict[str, Any]:
    return {"engine": error.engine, "asked": error.asked, "most": error.most}


def too_many_simulations(error: TooManySimulationsError) -> dict[str, Any]:
    return {"at_once": error.at_once, "waiting": error.waiting}


def wait_for_room(error: TooManySimulationsError) -> dict[str, str]:
    return {"Retry-After": str(error.retry_after_seconds)}


def too_long(error: SimulationTooLongError) -> dict[str, Any]:
    return {"battles": error.battles, "limit_seconds": error.limit_seconds}


def simulator_unavailable(error: SimulatorUnavailableError) -> dict[str, Any]:
    return {"reason": error.reason, "remedy": error.remedy}


def unknown_version(error: UnknownVersionError) -> dict[str, Any]:
    return {"unknown": error.wanted}


def refused_promotion(error: PromotionRefusedError) -> dict[str, Any]:
    findings = [asdict(one) for one in error.verdict.findings]
    return {"version": error.version, "can_be_forced": error.verdict.can_be_forced, "findings": findings}


def not_judged(error: NotJudgedError) -> dict[str, Any]:
    return {"version": error.version, "champion": error.champion}
