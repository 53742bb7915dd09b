from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from app.domain.errors import InvalidPokedexError
from app.domain.pokedex.integrity import contradictions
from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.names import NameIndex
from app.domain.pokedex.species import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.pokedex.learnset import LearnedMove
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.species import Pokemon
    from app.domain.pokedex.type_chart import Type, TypeChart

_WITHOUT_CONSEQUENCE: Final = {"names", "variant", "height_dm", "sprite_url"}


@dataclass(frozen=True, kw_only=True)
class Pokedex:
    """Everything that Let's Go says about types, natures, Pokémon, moves and who learns what.

    The position of an entry in its tuple is what arrays of duels refer to.

    Raises:
        InvalidPokedexError: a reference leads nowhere, a name stands twice, a value is outside the game's range.
    """

    types: tuple[Type, ...]
    type_chart: TypeChart
    natures: tuple[Nature, ...]
    pokemon: tuple[Pokemon, ...]
    moves: tuple[Move, ...]
    learnsets: Mapping[str, tuple[LearnedMove, ...]]
    """By the slug of the Pokémon; `inheritance.completed` gives them what is inherited."""

    type_names: NameIndex = field(init=False, repr=False, compare=False)
    nature_names: NameIndex = field(init=False, repr=False, compare=False)
    pokemon_names: NameIndex = field(init=False, repr=False, compare=False)
    move_names: NameIndex = field(init=False, repr=False, compare=False)
    nature_positions: Mapping[str, int] = field(init=False, repr=False, compare=False)
    pokemon_positions: Mapping[str, int] = field(init=False, repr=False, compare=False)
    move_positions: Mapping[str, int] = field(init=False, repr=False, compare=False)
    partner_moves: frozenset[str] = field(init=False, repr=False, compare=False)
    """The moves that only a partner may know."""
    _learnable: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _damaging: Mapping[str, tuple[Move, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        problems = contradictions(self)
        if problems:
            raise InvalidPokedexError(problems)
        indexes = {
            "type_names": _name_index("type", self.types),
            "nature_names": _name_index("nature", self.natures),
            "pokemon_names": NameIndex("Pokémon", {one.slug: one.all_names for one in self.pokemon}),
            "move_names": NameIndex("move", {one.slug: one.all_names for one in self.moves}),
            "nature_positions": _positions(self.natures),
            "pokemon_positions": _positions(self.pokemon),
            "move_positions": _positions(self.moves),
        }
        for name, value in indexes.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_learnable", {slug: _moves(rows) for slug, rows in self.learnsets.items()})
        object.__setattr__(self, "partner_moves", _partner_moves(self))
        object.__setattr__(self, "_damaging", {one.slug: _damaging_moves(self, one.slug) for one in self.pokemon})

    @cached_property
    def fingerprint(self) -> str:
        """Return a short hash of everything that a battle, or who may fight it, depends on."""
        tables = (self.types, self.natures, self.pokemon, self.moves)
        entries = [[_facts(one) for one in table] for table in tables]
        learnsets = {slug: [_way(one) for one in rows if _is_own(one)] for slug, rows in self.learnsets.items()}
        facts = {"entries": entries, "chart": sorted(self.type_chart.multipliers.items()), "learnsets": learnsets}
        return hashlib.sha256(json.dumps(facts, sort_keys=True, default=sorted).encode()).hexdigest()[:12]

    def get_pokemon(self, name: str) -> Pokemon:
        """Accept any name of the Pokémon; raise `UnknownNameError`."""
        return self.pokemon[self.pokemon_positions[self.pokemon_names.slug_of(name)]]

    def get_move(self, name: str) -> Move:
        """Accept any name of the move; raise `UnknownNameError`."""
        return self.moves[self.move_positions[self.move_names.slug_of(name)]]

    def can_learn(self, pokemon: str, move: str) -> bool:
        """Say whether this Pokémon may know the move, be it learnt before it evolved; both are slugs."""
        return move in self._learnable[pokemon]

    def damaging_moves(self, pokemon: str) -> tuple[Move, ...]:
        """Return the moves that this Pokémon may know and play, and that damage; Ditto has none."""
        return self._damaging[pokemon]


def _facts(entry: Type | Nature | Pokemon | Move) -> dict[str, object]:
    return {fact: value for fact, value in asdict(entry).items() if fact not in _WITHOUT_CONSEQUENCE}


def _way(learned: LearnedMove) -> dict[str, object]:
    return {"move": learned.move, "method": learned.method, "level": learned.level}


def _is_own(learned: LearnedMove) -> bool:
    return learned.method is not LearnMethod.INHERITED


def _moves(learnset: Iterable[LearnedMove]) -> frozenset[str]:
    return frozenset(learned.move for learned in learnset)


def _partner_moves(pokedex: Pokedex) -> frozenset[str]:
    partners = {one.slug for one in pokedex.pokemon if one.form is Form.PARTNER}
    learnable = {one.slug: _moves(pokedex.learnsets[one.slug]) for one in pokedex.pokemon}
    others = frozenset().union(*(moves for slug, moves in learnable.items() if slug not in partners))
    return frozenset().union(*(learnable[slug] for slug in partners)) - others


def _damaging_moves(pokedex: Pokedex, pokemon: str) -> tuple[Move, ...]:
    moves = (one for one in pokedex.moves if pokedex.can_learn(pokemon, one.slug))
    return tuple(one for one in moves if one.is_damaging and one.playable)


def _name_index(kind: str, entries: Iterable[Type | Nature]) -> NameIndex:
    return NameIndex(kind, {one.slug: one.names.known for one in entries})


def _positions(entries: Iterable[Nature | Pokemon | Move]) -> dict[str, int]:
    return {one.slug: position for position, one in enumerate(entries)}
