from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.battle.strike import Strike, strike
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.combatant import Combatant


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainDamage:
    """Say what one use of each side's move does to the other."""

    pokedex: PokedexRepository

    def __call__(self, *, a: Combatant, b: Combatant) -> tuple[Strike, Strike]:
        """Return what A does to B, then what B does to A."""
        pokedex = self.pokedex.get()
        tables = tables_of(pokedex)
        return strike(pokedex, tables, a, b), strike(pokedex, tables, b, a)
