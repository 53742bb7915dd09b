"""How a question is written for the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.monitoring.traffic import Kind
from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from app.domain.battle.combatant import Contender, Spread
    from app.domain.monitoring.traffic import Question

_MOST_COUNTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    path: str
    body: dict[str, Any] | None = None


def request_of(question: Question) -> Request:
    a, b = question.pairs[0]
    if question.kind is Kind.POKEMON:
        return Request(method="GET", path=f"/v1/pokemon/{a.pokemon}")
    bodies: dict[Kind, dict[str, Any]] = {
        Kind.DUEL: _duel(a, b),
        Kind.DUELS: {"duels": [_duel(*pair) for pair in question.pairs]},
        Kind.BEST_MOVE: {"a": _choosing(a), "b": _choosing(b)},
        Kind.COUNTERS: {
            "opponent": _choosing(b),
            "pool": [_choosing(own) for own, _ in question.pairs],
            "limit": _MOST_COUNTERS,
        },
    }
    return Request(method="POST", path=f"/v1/predictions/{question.kind}", body=bodies[question.kind])


def _duel(a: Contender, b: Contender) -> dict[str, Any]:
    return {"a": _trained(a) | {"move": a.moves[0]}, "b": _trained(b) | {"move": b.moves[0]}}


def _choosing(one: Contender) -> dict[str, Any]:
    return _trained(one) | {"moves": list(one.moves)}


def _trained(one: Contender) -> dict[str, Any]:
    return {
        "pokemon": one.pokemon,
        "level": one.level,
        "nature": one.nature,
        "friendship": one.friendship,
        "ivs": _spread(one.ivs),
        "avs": _spread(one.avs),
    }


def _spread(values: Spread) -> dict[str, int]:
    return dict(zip(STATS, values, strict=True))
