"""Parts of a set of duels that have something in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

LEVELS: Final = ((1, 20), (21, 40), (41, 60), (61, 80), (81, 100))
GAPS: Final = ((0, 0), (1, 5), (6, 15), (16, 40), (41, 99))
NO_EFFECT: Final = "no effect"

Slices = dict[str, "NDArray[np.int64]"]


def by_move(pokedex: Pokedex, duels: Duels) -> Slices:
    """Return, for each move, the rows in which either side plays it."""
    names = [one.names.english for one in pokedex.moves]
    return _by_either(names, duels.a.move, duels.b.move)


def by_species(pokedex: Pokedex, duels: Duels) -> Slices:
    names = np.array([one.species for one in pokedex.pokemon])
    species, of = np.unique(names, return_inverse=True)
    return _by_either(species.tolist(), of[duels.a.pokemon], of[duels.b.pokemon])


def by_effect(pokedex: Pokedex, duels: Duels) -> Slices:
    """Return, for each kind of effect, the rows in which a move has it; `NO_EFFECT` are those in which none has any."""
    kinds = sorted({effect.kind for move in pokedex.moves for effect in move.effects})
    has = np.array([[move.effect(kind) is not None for kind in kinds] for move in pokedex.moves])
    either = has[duels.a.move] | has[duels.b.move]
    slices = {kind: np.flatnonzero(either[:, column]) for column, kind in enumerate(kinds)}
    return _filled(slices | {NO_EFFECT: np.flatnonzero(~either.any(axis=1))})


def by_level(duels: Duels) -> Slices:
    """Return bands of the mean level, and of how far the two levels are apart."""
    mean, gap = (duels.a.level + duels.b.level) / 2, np.abs(duels.a.level - duels.b.level)
    bands = {f"mean level {low} to {high}": (mean > low - 1) & (mean <= high) for low, high in LEVELS}
    apart = {_gap(low, high): (gap >= low) & (gap <= high) for low, high in GAPS}
    return _filled({name: np.flatnonzero(inside) for name, inside in (bands | apart).items()})


def _gap(low: int, high: int) -> str:
    return f"levels {low} to {high} apart" if high else "equal levels"


def _by_either(names: Sequence[str], a: NDArray[np.int64], b: NDArray[np.int64]) -> Slices:
    return _filled({name: np.flatnonzero((a == one) | (b == one)) for one, name in enumerate(names)})


def _filled(slices: Mapping[str, NDArray[np.int64]]) -> Slices:
    return {name: rows for name, rows in slices.items() if len(rows)}
