"""The answers to all duels in which nobody was trained: the whole game is finite there, and each takes four bytes.

An entry is a Pokémon with a damaging move that it may play. Entries are numbered by Pokémon, then by move, and the duel
of the entries i >= j stands at i (i + 1) / 2 + j. It is kept once, as the entry with the higher number sees it, so both
ways of asking read the same four bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from app.domain.battle.combatant import BEST_IVS, DEFAULT_FRIENDSHIP, DEFAULT_LEVEL, NO_AVS
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import untrained
from app.domain.battle.rule import entry
from app.domain.battle.tables import tables_of
from app.domain.pokedex.stats import MAX_IV

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.domain.battle.combatant import Contender, TrainedPokemon
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex

NOT_LISTED: Final = -1
_CELL: Final = np.dtype([("chance", "<u2"), ("turns", "<f2")])
_WHOLE_CELL: Final = np.dtype("<u4")
_STEPS: Final = 65_536
"""A chance is so many parts of one: unlike tenths, they add up to 1 without an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasOrigin:
    """Everything that the answers of an atlas depend on."""

    rules_version: str
    model_version: str
    model_checksum: str
    feature_schema: str
    pokedex: str
    """Its fingerprint."""

    @property
    def key(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasIndex:
    """The entries of a Pokédex."""

    pokedex: Pokedex
    pokemon: NDArray[np.int64]  # (entries,) ascending positions
    move: NDArray[np.int64]  # (entries,)
    numbers: NDArray[np.int64]  # (pokemon, moves) of the entries; NOT_LISTED where there is none
    numbers_of: Mapping[str, Mapping[str, int]]
    """The same by the slugs of the Pokémon and of the move, where there is one."""
    is_neutral: NDArray[np.bool_]  # (natures,) neither raises nor lowers anything
    neutral_natures: frozenset[str]

    @classmethod
    def of(cls, pokedex: Pokedex) -> Self:
        listed = np.zeros((len(pokedex.pokemon), len(pokedex.moves)), dtype=np.bool_)
        for position, one in enumerate(pokedex.pokemon):
            listed[position, [pokedex.move_positions[move.slug] for move in pokedex.damaging_moves(one.slug)]] = True
        pokemon, move = np.nonzero(listed)
        numbers = np.full(listed.shape, NOT_LISTED)
        numbers[pokemon, move] = np.arange(len(pokemon))
        is_neutral = (tables_of(pokedex).nature_percent == 100).all(axis=1)  # noqa: PLR2004 - percent
        return cls(
            pokedex=pokedex,
            pokemon=pokemon,
            move=move,
            numbers=numbers,
            numbers_of=_by_name(pokedex, pokemon, move),
            is_neutral=is_neutral,
            neutral_natures=frozenset(pokedex.natures[position].slug for position in np.flatnonzero(is_neutral)),
        )

    @property
    def duel_count(self) -> int:
        return len(self.pokemon) * (len(self.pokemon) + 1) // 2

    def duels(self, start: int, stop: int) -> Duels:
        """Return those from this place on up to, but without, that one; A has the higher number."""
        places = np.arange(start, stop)
        higher = ((np.sqrt(8.0 * places + 1) - 1) / 2).astype(np.int64)
        lower = places - higher * (higher + 1) // 2
        a, b = (untrained(self.pokedex, self.pokemon[entry], self.move[entry]) for entry in (higher, lower))
        return Duels(a=a, b=b)

    def lists(self, one: Contender) -> bool:
        """Say whether there is an entry for each of its moves."""
        return self._is_untrained(one) and self.numbers_of[one.pokemon].keys() >= set(one.moves)

    def entries_of(self, one: Contender) -> NDArray[np.int64]:
        """Return the (moves,) numbers of the entries of one who is listed."""
        numbers = self.numbers_of[one.pokemon]
        return np.array([numbers[move] for move in one.moves])

    def _is_untrained(self, one: TrainedPokemon) -> bool:
        return (
            one.level == DEFAULT_LEVEL
            and one.friendship == DEFAULT_FRIENDSHIP
            and one.ivs == BEST_IVS
            and one.avs == NO_AVS
            and one.nature in self.neutral_natures
        )

    def find(self, side: Combatants) -> NDArray[np.int64]:
        """Return the (n,) numbers of the entries; NOT_LISTED where a combatant is trained, or may not play its move."""
        is_untrained = (
            (side.level == DEFAULT_LEVEL)
            & (side.friendship == DEFAULT_FRIENDSHIP)
            & self.is_neutral[side.nature]
            & _all_equal(side.ivs, MAX_IV)
            & _all_equal(side.avs, 0)
        )
        return np.where(is_untrained, self.numbers[side.pokemon, side.move], NOT_LISTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    index: AtlasIndex
    cells: NDArray[np.uint32]  # (duels,) as `to_cells` returns them

    def look_up(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return A's chance and the expected length of n duels, given by the numbers of their entries."""
        chance, turns = np.empty(len(a)), np.empty(len(a), np.uint16)
        read_cells(self.cells, a, b, chance, turns)
        return chance, turns.view(np.float16).astype(np.float64)


@entry
def read_cells(
    cells: NDArray[np.uint32],
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    chance: NDArray[np.float64],
    turns: NDArray[np.uint16],
) -> None:
    """Write A's chance, and the bits of the expected length, of n duels; a duel that is not listed reads any cell."""
    for row in range(len(a)):
        higher, lower = max(a[row], b[row]), min(a[row], b[row])
        cell = cells[max(higher * (higher + 1) // 2 + lower, 0)]
        first = (cell & 0xFFFF) / _STEPS
        chance[row] = first if a[row] >= b[row] else 1 - first
        turns[row] = cell >> 16


def _by_name(pokedex: Pokedex, pokemon: NDArray[np.int64], move: NDArray[np.int64]) -> dict[str, dict[str, int]]:
    numbers: dict[str, dict[str, int]] = {one.slug: {} for one in pokedex.pokemon}
    for number, (of, played) in enumerate(zip(pokemon.tolist(), move.tolist(), strict=True)):
        numbers[pokedex.pokemon[of].slug][pokedex.moves[played].slug] = number
    return numbers


def to_cells(chance: NDArray[np.float64], turns: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Return n cells; a chance is off by at most 1/65,536, and a length by a two-thousandth of itself."""
    cells = np.empty(len(chance), dtype=_CELL)
    # Sixteen bits have no room for certainty itself, so neither side is given it.
    cells["chance"] = np.clip(np.rint(chance * _STEPS), 1, _STEPS - 1)
    cells["turns"] = turns
    return cells.view(_WHOLE_CELL)


def _all_equal(values: NDArray[np.int64], wanted: int) -> NDArray[np.bool_] | np.bool_:
    """Say of which rows of (n, 6) it is true; of all at once, where it is, as it mostly is: that is much faster."""
    equal = values == wanted
    everywhere: np.bool_ = equal.all()
    return everywhere or equal.all(axis=1)
