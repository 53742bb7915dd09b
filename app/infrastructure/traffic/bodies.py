"""How a question is written for the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from app.domain.battle.combatant import Contender
from app.domain.monitoring.traffic import Kind
from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.combatant import Combatant, Spread, TrainedPokemon
    from app.domain.monitoring.traffic import Question

_MOST_COUNTERS: Final = 3

Pairs: TypeAlias = tuple[tuple[Contender, Contender], ...]
Body: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    path: str
    body: Body | None = None


def request_of(question: Question) -> Request:
    if question.kind is Kind.POKEMON:
        return Request(method="GET", path=f"/v1/pokemon/{question.pairs[0][0].pokemon}")
    body = _WRITERS[question.kind](question.pairs)
    return Request(method="POST", path=f"/v1/predictions/{question.kind}", body=body)


def _duel_body(pairs: Pairs) -> Body:
    return _duel(*pairs[0])


def _duels_body(pairs: Pairs) -> Body:
    return {"duels": [_duel(a, b) for a, b in pairs]}


def _best_move_body(pairs: Pairs) -> Body:
    a, b = pairs[0]
    return {"a": choosing(a), "b": choosing(b)}


def _counters_body(pairs: Pairs) -> Body:
    pool = [choosing(own) for own, _ in pairs]
    return {"opponent": choosing(pairs[0][1]), "pool": pool, "limit": _MOST_COUNTERS}


_WRITERS: Final[dict[Kind, Callable[[Pairs], Body]]] = {
    Kind.DUEL: _duel_body,
    Kind.DUELS: _duels_body,
    Kind.BEST_MOVE: _best_move_body,
    Kind.COUNTERS: _counters_body,
}


def fighting(one: Combatant) -> Body:
    return trained(one) | {"move": one.move}


def _duel(a: Contender, b: Contender) -> Body:
    return {"a": fighting(a.playing(a.moves[0])), "b": fighting(b.playing(b.moves[0]))}


def choosing(one: Contender) -> Body:
    return trained(one) | {"moves": list(one.moves)}


def trained(one: TrainedPokemon) -> Body:
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
