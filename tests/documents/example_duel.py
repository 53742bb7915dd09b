"""The duel that documents explain things by: Pikachu with Thunderbolt against Gyarados with Waterfall."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.strike import DetailedStrike, strikes
from app.domain.battle.tables import tables_of
from tests.documents.game import pokedex

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables


def tables() -> BattleTables:
    return tables_of(pokedex())


@cache
def duel() -> Duels:
    pikachu = Combatant(pokemon="pikachu", move="thunderbolt")
    return line_up_duels(pokedex(), [(pikachu, Combatant(pokemon="gyarados", move="waterfall"))])


@cache
def thunderbolt() -> DetailedStrike:
    (strike,) = strikes(tables(), duel().a, duel().b).in_detail()
    return strike


@cache
def waterfall() -> DetailedStrike:
    (strike,) = strikes(tables(), duel().b, duel().a).in_detail()
    return strike
