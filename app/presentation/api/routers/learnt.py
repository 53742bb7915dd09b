"""What a Pokémon learns and who learns a move, each once with all its ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.pokedex.learnset import LearnedMove, LearnMethod
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon


@dataclass(frozen=True, slots=True, kw_only=True)
class _Learnt:
    ways: Sequence[LearnedMove]

    @property
    def level(self) -> int | None:
        """The lowest that a way has; None where none has one."""
        return min((way.level for way in self.ways if way.level is not None), default=None)

    def is_learnt_by(self, method: LearnMethod | None) -> bool:
        """Say whether there is a way of this method, or any way at all where none is asked for."""
        return any(method in {None, way.method} for way in self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnable(_Learnt):
    move: Move

    @property
    def slug(self) -> str:
        return self.move.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner(_Learnt):
    pokemon: Pokemon

    @property
    def slug(self) -> str:
        return self.pokemon.slug


def learnable(pokedex: Pokedex, pokemon: str) -> Iterator[Learnable]:
    """Yield them in the order of the learnset."""
    ways: dict[str, list[LearnedMove]] = {}
    for row in pokedex.learnsets[pokemon]:
        ways.setdefault(row.move, []).append(row)
    for slug, rows in ways.items():
        yield Learnable(move=pokedex.moves[pokedex.move_positions[slug]], ways=rows)


def learners(pokedex: Pokedex, move: str) -> Iterator[Learner]:
    """Yield them in the order of the Pokédex."""
    for one in pokedex.pokemon:
        if pokedex.can_learn(one.slug, move):
            yield Learner(pokemon=one, ways=[row for row in pokedex.learnsets[one.slug] if row.move == move])


def learnable_fact(sort: str, one: Learnable) -> int | str | None:
    facts = {"slug": one.slug, "level": one.level, "pp": one.move.pp}
    return (facts | {"power": one.move.power, "accuracy": one.move.accuracy})[sort]


def learner_fact(sort: str, one: Learner) -> int | str | None:
    return {"slug": one.slug, "level": one.level, "dex_number": one.pokemon.dex_number}[sort]
