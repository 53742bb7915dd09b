"""Who may learn from which duel: an unordered pair of species never stands on two sides."""

from __future__ import annotations

import hashlib
from enum import StrEnum
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


_CALIBRATION_PERCENT: Final = 8
_TEST_PERCENT: Final = 12


def folds(pokedex: Pokedex, duels: Duels) -> NDArray[np.str_]:
    """Return the fold of each of n duels. It depends on nothing but the two species, so it is for ever.

    All forms of a species go together, mirrors too.
    """
    species = [one.species for one in pokedex.pokemon]
    pairs = zip(duels.a.pokemon.tolist(), duels.b.pokemon.tolist(), strict=True)
    known: dict[tuple[str, str], Fold] = {}
    result = []
    for a, b in pairs:
        pair = (min(species[a], species[b]), max(species[a], species[b]))
        if pair not in known:
            known[pair] = fold_of_pair(*pair)
        result.append(known[pair])
    return np.array(result, dtype=np.str_)


def fold_of_pair(first: str, second: str) -> Fold:
    """Give the same answer whichever species comes first."""
    key = "|".join(sorted((first, second)))
    percent = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % 100
    if percent < _TEST_PERCENT:
        return Fold.TEST
    return Fold.CALIBRATION if percent < _TEST_PERCENT + _CALIBRATION_PERCENT else Fold.TRAIN
