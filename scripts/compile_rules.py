"""Compiles the rules of battle, once for all processes that test them side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of
from app.domain.prediction.features import features
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

_POKEDEX: Final = Path(__file__).parents[1] / "data" / "pokedex"
_DUEL: Final = (
    Combatant(pokemon="pikachu", move="thunderbolt"),
    Combatant(pokemon="gyarados", move="waterfall"),
)
_DOUBT: Final = 0.05


def main() -> int:
    pokedex = BundledPokedexSource(_POKEDEX).read().pokedex
    tables, duels = tables_of(pokedex), line_up_duels(pokedex, [_DUEL])
    features(tables, duels, doubt=_DOUBT)
    strikes(tables, duels.a, duels.b)
    return 0


if __name__ == "__main__":
    sys.exit(main())
