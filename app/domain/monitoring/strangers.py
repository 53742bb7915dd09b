"""Pokémon such as no model has learnt from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.duels import Combatants, Duels
from app.domain.battle.lineup import untrained
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_LEVEL

if TYPE_CHECKING:
    from numpy.random import Generator

    from app.domain.pokedex.pokedex import Pokedex

_SPECIES: Final = 6


def strange_duels(pokedex: Pokedex, count: int, random: Generator) -> Duels:
    """Return `count` duels among the six strongest Pokémon, raised as far as the game allows.

    Of a million lessons, next to none has even one such side: level 100, with perfect IVs and every AV at 200.
    """
    return Duels(a=_champions(pokedex, count, random), b=_champions(pokedex, count, random))


def _champions(pokedex: Pokedex, count: int, random: Generator) -> Combatants:
    fighters = [one for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]
    few = sorted(fighters, key=lambda one: (-one.base_stats.total, one.slug))[:_SPECIES]
    chosen = [few[at] for at in random.integers(0, len(few), count)]
    moves = [pokedex.damaging_moves(one.slug) for one in chosen]
    played = [known[int(luck * len(known))].slug for known, luck in zip(moves, random.random(count), strict=True)]
    own = untrained(
        pokedex,
        np.array([pokedex.pokemon_positions[one.slug] for one in chosen], dtype=np.int64),
        np.array([pokedex.move_positions[slug] for slug in played], dtype=np.int64),
    )
    return replace(
        own,
        level=np.full(count, MAX_LEVEL),
        friendship=np.full(count, MAX_FRIENDSHIP),
        avs=np.full((count, 6), MAX_AV),
    )
