"""Duels whose winner nobody doubts, and our engine has never seen lose; it is A everywhere."""

from __future__ import annotations

from typing import Final

from app.domain.battle.combatant import Combatant

_HIGHEST, _LOW = 100, 5


def _at(level: int, pokemon: str, move: str) -> Combatant:
    return Combatant(pokemon=pokemon, move=move, level=level)


def _high(pokemon: str, move: str) -> Combatant:
    return _at(_HIGHEST, pokemon, move)


def _low(pokemon: str, move: str) -> Combatant:
    return _at(_LOW, pokemon, move)


def _usual(pokemon: str, move: str) -> Combatant:
    return Combatant(pokemon=pokemon, move=move)


CERTAIN_DUELS: Final = (
    # A hundred levels against five.
    (_high("mewtwo", "psychic"), _low("caterpie", "tackle")),
    (_high("magikarp", "tackle"), _low("magikarp", "tackle")),
    (_high("dragonite", "outrage"), _low("pidgey", "gust")),
    (_high("charizard", "flamethrower"), _low("bulbasaur", "vine-whip")),
    # The foe's move does nothing to such a type.
    (_usual("pidgeot", "quick-attack"), _usual("dugtrio", "earthquake")),
    (_usual("gyarados", "waterfall"), _usual("sandslash", "earthquake")),
    (_usual("golem", "earthquake"), _usual("raichu", "thunderbolt")),
    (_usual("gengar", "shadow-ball"), _usual("hitmonlee", "high-jump-kick")),
    (_usual("muk-alola", "crunch"), _usual("alakazam", "psychic")),
    (_usual("magneton", "thunderbolt"), _usual("weezing", "sludge-bomb")),
    (_usual("clefable", "moonblast"), _usual("dragonite", "outrage")),
    # As strong as they come against next to nothing.
    (_usual("mew", "psychic"), _usual("weedle", "poison-sting")),
)
