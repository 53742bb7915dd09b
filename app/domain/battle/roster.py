from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.combatant import DEFAULT_NATURE, Contender
from app.domain.battle.duels import Combatants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.combatant import Combatant
    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """n contenders, as one row for each move that one of them may choose."""

    contenders: tuple[Contender, ...]
    rows: Combatants
    starts: NDArray[np.int64]  # (n + 1,) the rows of contender i are starts[i] to starts[i + 1]

    def __len__(self) -> int:
        return len(self.contenders)

    @property
    def owners(self) -> NDArray[np.int64]:
        """Return (rows,) which contender each row is about."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def playing(self, row: int) -> Combatant:
        """Return the contender of this row with the move that the row is about."""
        owner = int(np.searchsorted(self.starts, row, side="right")) - 1
        contender = self.contenders[owner]
        return contender.playing(contender.moves[row - int(self.starts[owner])])

    def without(self, pokemon: str) -> Roster:
        """Leave out whoever is this Pokémon, a slug."""
        keep = np.array([one.pokemon != pokemon for one in self.contenders], dtype=np.bool_)
        counts = np.diff(self.starts)
        return Roster(
            contenders=tuple(one for one in self.contenders if one.pokemon != pokemon),
            rows=self.rows.take(np.flatnonzero(np.repeat(keep, counts))),
            starts=np.cumsum([0, *counts[keep]]),
        )


def enrol(pokedex: Pokedex, contenders: Sequence[Contender]) -> Roster:
    counts = [len(one.moves) for one in contenders]
    owner = np.repeat(np.arange(len(contenders)), counts)
    moves = [pokedex.move_positions[move] for one in contenders for move in one.moves]
    facts = np.array([_facts(pokedex, one) for one in contenders], dtype=np.int64).reshape(-1, 4)
    # Compiled rules read arrays without gaps.
    pokemon, level, nature, friendship = facts.T.take(owner, axis=1)
    rows = Combatants(
        pokemon=pokemon,
        move=np.array(moves, dtype=np.int64),
        level=level,
        nature=nature,
        friendship=friendship,
        ivs=np.array([one.ivs for one in contenders], dtype=np.int64).reshape(-1, 6)[owner],
        avs=np.array([one.avs for one in contenders], dtype=np.int64).reshape(-1, 6)[owner],
    )
    return Roster(contenders=tuple(contenders), rows=rows, starts=np.cumsum([0, *counts]))


_latest: list[tuple[Pokedex, Roster]] = []


def everybody(pokedex: Pokedex) -> Roster:
    """Return every Pokémon that can fight, as it is where nothing is said about it, with all its moves.

    It is made once for as long as this very Pokédex is asked for.
    """
    for known, roster in _latest:
        if known is pokedex:
            return roster
    moves = {one.slug: tuple(move.slug for move in pokedex.damaging_moves(one.slug)) for one in pokedex.pokemon}
    nature = pokedex.nature_names.slug_of(DEFAULT_NATURE)
    roster = enrol(
        pokedex, [Contender(pokemon=slug, nature=nature, moves=known) for slug, known in moves.items() if known]
    )
    _latest[:] = [(pokedex, roster)]
    return roster


def _facts(pokedex: Pokedex, one: Contender) -> tuple[int, int, int, int]:
    return pokedex.pokemon_positions[one.pokemon], one.level, pokedex.nature_positions[one.nature], one.friendship
