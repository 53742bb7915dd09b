"""What is asked in a round: always the same for the same seed, so that friends can play against each other."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice
from typing import TYPE_CHECKING, Final

from app.presentation.web.pieces.multipliers import MULTIPLIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.presentation.web.reference import Reference

LENGTH: Final = 10
_CHOICES: Final = 4
_HOW_HARD_SHARE: Final = 0.6
_OF_ONE_TYPE: Final = frozenset({0, 0.5, 1, 2})


class Level(StrEnum):
    ONE = "one"
    TWO = "two"
    REAL = "real"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    type: str
    move: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    types: tuple[str, ...]
    pokemon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How hard the one attack hits, or which of several does so best; answers are told by their place."""

    attacks: tuple[Attack, ...]
    target: Target
    right: int

    @property
    def is_how_hard(self) -> bool:
        return len(self.attacks) == 1

    @property
    def options(self) -> Sequence[int]:
        """The answers to choose from; of one type alone, nobody believes those that take two."""
        if not self.is_how_hard:
            return range(len(self.attacks))
        if self.target.pokemon is None and len(self.target.types) == 1:
            return [place for place, one in enumerate(MULTIPLIERS) if one in _OF_ONE_TYPE]
        return range(len(MULTIPLIERS))


def make_round(seed: int, level: Level, known: Reference) -> tuple[Question, ...]:
    """Return as many different questions as a round has."""
    asker = _Asker(random.Random(f"{seed} {level}"), level, known)  # noqa: S311 - a game that friends can repeat
    return tuple(islice(_different(asker), LENGTH))


def _different(asker: _Asker) -> Iterator[Question]:
    asked: set[Question] = set()
    while True:
        question = asker.ask()
        if question not in asked:
            asked.add(question)
            yield question


class _Asker:
    def __init__(self, chance: random.Random, level: Level, known: Reference) -> None:
        self._chance = chance
        self._known = known
        self._moves = _moves_by_type(known) if level is Level.REAL else {}
        self._pokemon = _pokemon_by_types(known) if level is Level.REAL else {}
        self._attacking = list(self._moves or known.types)
        self._defending = list(self._pokemon or combinations(known.types, 1 + (level is Level.TWO)))

    def ask(self) -> Question:
        return self._how_hard() if self._chance.random() < _HOW_HARD_SHARE else self._which()

    def _how_hard(self) -> Question:
        """Every multiplier that there is comes up as often, though most types hit most others normally."""
        found: dict[float, list[tuple[str, tuple[str, ...]]]] = {one: [] for one in MULTIPLIERS}
        for attacking in self._attacking:
            for defending in self._defending:
                found[self._known.multiplier(attacking, defending)].append((attacking, defending))
        multiplier = self._chance.choice([one for one in MULTIPLIERS if found[one]])
        attacking, defending = self._chance.choice(found[multiplier])
        return Question(
            attacks=(self._attack(attacking),), target=self._target(defending), right=MULTIPLIERS.index(multiplier)
        )

    def _which(self) -> Question:
        """One of the attacks is super effective, the others are not."""
        defending = self._chance.choice([one for one in self._defending if self._strong(one)])
        strong = self._strong(defending)
        others = [one for one in self._attacking if self._known.multiplier(one, defending) <= 1]
        types = [self._chance.choice(strong), *self._chance.sample(others, _CHOICES - 1)]
        answer = types[0]
        self._chance.shuffle(types)
        return Question(
            attacks=tuple(map(self._attack, types)), target=self._target(defending), right=types.index(answer)
        )

    def _strong(self, defending: tuple[str, ...]) -> list[str]:
        return [one for one in self._attacking if self._known.multiplier(one, defending) > 1]

    def _attack(self, slug: str) -> Attack:
        return Attack(type=slug, move=self._chance.choice(self._moves[slug]) if self._moves else None)

    def _target(self, types: tuple[str, ...]) -> Target:
        return Target(types=types, pokemon=self._chance.choice(self._pokemon[types]) if self._pokemon else None)


def _moves_by_type(known: Reference) -> Mapping[str, Sequence[str]]:
    """Return moves whose damage depends on types, which others' power would not tell."""
    found: dict[str, list[str]] = {}
    for slug, move in known.moves.items():
        if move.power is not None and move.playable:
            found.setdefault(move.type_, []).append(slug)
    return found


def _pokemon_by_types(known: Reference) -> Mapping[tuple[str, ...], Sequence[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for slug, pokemon in known.pokemon.items():
        found.setdefault(tuple(pokemon.types), []).append(slug)
    return found
