"""What one use of any move does where nobody was trained: few enough to be worked out once, and read ever after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from app.domain.battle.lineup import untrained
from app.domain.battle.strike import Strike, strikes
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.combatant import TrainedPokemon
    from app.domain.battle.strike import Strikes
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.atlas import AtlasIndex

_NUMBERS: Final = ("weakest", "strongest", "foe_hp", "stab", "priority")
_CELL: Final = np.dtype(
    [
        ("weakest", "<i2"),
        ("strongest", "<i2"),
        ("foe_hp", "<i2"),
        ("sentence", "<u2"),
        ("type_multiplier", "<f4"),
        ("stab", "?"),
        ("priority", "i1"),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UntrainedStrikes:
    index: AtlasIndex
    cells: NDArray[Any]  # (entries, pokemon) of each entry on each Pokémon
    sentences: tuple[str, ...]

    @classmethod
    def of(cls, index: AtlasIndex) -> Self:
        """Take some seconds, of which a good part goes on beside other threads."""
        foes = np.arange(len(index.pokedex.pokemon))
        cells = np.zeros((len(index.pokemon), len(foes)), _CELL)
        sentences: dict[str, int] = {}
        for pokemon in foes:
            entries = np.flatnonzero(index.pokemon == pokemon)
            found = _all_on_all(index, entries, foes)
            cells[entries] = _cells_of(found, sentences).reshape(len(entries), len(foes))
        return cls(index=index, cells=cells, sentences=tuple(sentences))

    def look_up(self, user: TrainedPokemon, moves: Sequence[str], foe: TrainedPokemon) -> list[Strike]:
        """Return what these moves do; the index lists both."""
        entries, column = self.index.numbers_of[user.pokemon], self.index.pokedex.pokemon_positions[foe.pokemon]
        return [self._strike(*self.cells.item(entries[move], column)) for move in moves]

    def _strike(  # noqa: PLR0917 - the fields of a cell, in their order
        self,
        weakest: int,
        strongest: int,
        foe_hp: int,
        sentence: int,
        type_multiplier: float,
        stab: bool,  # noqa: FBT001
        priority: int,
    ) -> Strike:
        return Strike(
            weakest=weakest,
            strongest=strongest,
            foe_hp=foe_hp,
            sentence=self.sentences[sentence],
            type_multiplier=type_multiplier,
            stab=stab,
            priority=priority,
        )


_latest: list[UntrainedStrikes] = []


def strikes_at_hand(pokedex: Pokedex) -> UntrainedStrikes | None:
    """Return those of this Pokédex, where they have been worked out."""
    for known in _latest:
        own = known.index.pokedex
        if own is pokedex or own.fingerprint == pokedex.fingerprint:
            return known
    return None


def work_out_strikes(index: AtlasIndex) -> None:
    """Have them at hand until those of another Pokédex are."""
    if strikes_at_hand(index.pokedex) is None:
        _latest[:] = [UntrainedStrikes.of(index)]


def _all_on_all(index: AtlasIndex, entries: NDArray[np.int64], foes: NDArray[np.int64]) -> Strikes:
    own, foe = np.repeat(entries, len(foes)), np.tile(foes, len(entries))
    attackers = untrained(index.pokedex, index.pokemon[own], index.move[own])
    defenders = untrained(index.pokedex, foe, index.move[own])
    return strikes(tables_of(index.pokedex), attackers, defenders, in_short=True)


def _cells_of(found: Strikes, sentences: dict[str, int]) -> NDArray[Any]:
    """Return (n,) cells; what is said for the first time gets the next number."""
    cells = np.zeros(len(found), _CELL)
    for name in _NUMBERS:
        cells[name] = found.facts[name]
    cells["type_multiplier"] = found.type_multipliers
    cells["sentence"] = [sentences.setdefault(one, len(sentences)) for one in found.sentences()]
    return cells
