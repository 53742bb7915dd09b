"""Duels between untrained Pokémon whose outcome is open, with how often A has won when the reference engine played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.battle.combatant import Combatant


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDuel:
    a: Combatant
    b: Combatant
    win_probability: float
    """Of A; in 300 battles of the exam, with a standard error of at most 0.03."""

    @property
    def name(self) -> str:
        return f"{self.a.pokemon} against {self.b.pokemon}"


def _known(a: tuple[str, str], b: tuple[str, str], win_probability: float) -> KnownDuel:
    own, foe = (Combatant(pokemon=pokemon, move=move) for pokemon, move in (a, b))
    return KnownDuel(a=own, b=foe, win_probability=win_probability)


KNOWN_DUELS: Final = (
    _known(("lapras", "psychic"), ("venusaur", "razor-leaf"), 0.373),
    _known(("venusaur", "sludge-bomb"), ("dragonite", "earthquake"), 0.42),
    _known(("mewtwo", "shadow-ball"), ("lapras", "hydro-pump"), 0.45),
    _known(("gengar", "lick"), ("venusaur", "sludge-bomb"), 0.527),
    _known(("flareon", "fire-spin"), ("tauros", "iron-tail"), 0.69),
)
