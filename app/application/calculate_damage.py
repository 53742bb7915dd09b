from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.battle.lineup import line_up, line_up_trained
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.combatant import Combatant, TrainedPokemon
    from app.domain.battle.conditions import Conditions
    from app.domain.battle.strike import DetailedStrike


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculateDamage:
    """Say what one use of each attacker's move does to its defender."""

    pokedex: PokedexRepository

    def __call__(
        self, *, pairs: Sequence[tuple[Combatant, TrainedPokemon]], conditions: Conditions | None = None
    ) -> list[DetailedStrike]:
        """Return a strike for each pair (attacker, defender), in the same order; by default nothing has happened."""
        pokedex = self.pokedex.get()
        attackers = line_up(pokedex, [attacker for attacker, _ in pairs])
        defenders = line_up_trained(pokedex, [defender for _, defender in pairs])
        return strikes(tables_of(pokedex), attackers, defenders, conditions).in_detail()
