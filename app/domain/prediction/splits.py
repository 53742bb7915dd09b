"""Who may learn from which duel: an unordered pair of species never stands on two sides."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


class Fold(StrEnum):
    TRAIN = "train"
    CALIBRATION = "calibration"
    TEST = "test"


CALIBRATION_PERCENT: Final = 8
TEST_PERCENT: Final = 12
FAMILY_FOLDS: Final = 5


def folds(pokedex: Pokedex, duels: Duels) -> NDArray[np.str_]:
    """Return the fold of each of n duels. It depends on nothing but the two species, so it is for ever."""
    return fold_table(pokedex)[duels.a.pokemon, duels.b.pokemon]


def fold_table(pokedex: Pokedex) -> NDArray[np.str_]:
    """Return the (Pokémon, Pokémon) folds. All forms of a species go together, mirrors too."""
    return _fold_table(tuple(one.species for one in pokedex.pokemon))


@lru_cache(maxsize=1)
def _fold_table(species: tuple[str, ...]) -> NDArray[np.str_]:
    table = np.array([[fold_of_pair(a, b) if a <= b else "" for b in species] for a in species], dtype=np.str_)
    return np.where(table == "", table.T, table)


def fold_of_pair(first: str, second: str) -> Fold:
    """Give the same answer whichever species comes first."""
    percent = _hash("|".join(sorted((first, second)))) % 100
    if percent < TEST_PERCENT:
        return Fold.TEST
    return Fold.CALIBRATION if percent < TEST_PERCENT + CALIBRATION_PERCENT else Fold.TRAIN


def halves(pokedex: Pokedex, duels: Duels) -> NDArray[np.bool_]:
    """Return (n,) which duels belong to the first half; all between two species do, or none."""
    groups = pair_groups(pokedex, duels)
    return np.asarray(np.random.default_rng(0).permutation(groups.max(initial=0) + 1)[groups] % 2 == 0)


def pair_groups(pokedex: Pokedex, duels: Duels) -> NDArray[np.int64]:
    """Return (n,) a number for each unordered pair of species."""
    _, species = np.unique([one.species for one in pokedex.pokemon], return_inverse=True)
    sides = np.sort(np.stack([species[duels.a.pokemon], species[duels.b.pokemon]]), axis=0)
    return np.asarray(sides[0] * (species.max() + 1) + sides[1])


def families(pokedex: Pokedex) -> NDArray[np.str_]:
    """Return (Pokémon,) the species that each evolution family begins with; all forms belong to it."""
    species = {one.slug: one.species for one in pokedex.pokemon}
    before = {one.species: species[one.evolves_from] for one in pokedex.pokemon if one.evolves_from}

    def first_of(one: str) -> str:
        return first_of(before[one]) if one in before else one

    return np.array([first_of(one.species) for one in pokedex.pokemon], dtype=np.str_)


def held_out_families(pokedex: Pokedex, fold: int) -> NDArray[np.bool_]:
    """Return (Pokémon,) who belongs to the families that one of five parts leaves out whole."""
    return np.array([_hash(family) % FAMILY_FOLDS == fold for family in families(pokedex).tolist()])


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
