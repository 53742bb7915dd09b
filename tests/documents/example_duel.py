"""The duel that documents explain things by: Pikachu with Thunderbolt against Gyarados with Waterfall."""

from __future__ import annotations

from typing import Final

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.strike import DetailedStrike, strikes
from app.domain.battle.tables import tables_of
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.conftest import ROOT

POKEDEX: Final = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
TABLES: Final = tables_of(POKEDEX)
DUEL: Final = line_up_duels(
    POKEDEX,
    [(Combatant(pokemon="pikachu", move="thunderbolt"), Combatant(pokemon="gyarados", move="waterfall"))],
)


def _strike(*, of_pikachu: bool) -> DetailedStrike:
    user, foe = (DUEL.a, DUEL.b) if of_pikachu else (DUEL.b, DUEL.a)
    (strike,) = strikes(TABLES, user, foe).in_detail()
    return strike


THUNDERBOLT: Final = _strike(of_pikachu=True)
WATERFALL: Final = _strike(of_pikachu=False)
