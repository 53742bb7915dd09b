from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.battle.combatant import TrainedPokemon
from app.domain.errors import InvalidCombatantError
from app.domain.pokedex.names import LONGEST_NAME
from app.domain.pokedex.stats import MAX_LEVEL

SHOWDOWN_LEVEL: Final = MAX_LEVEL
"""What a text means that says no level."""
SHOWDOWN_FRIENDSHIP: Final = 70
"""What every Pokémon of Showdown's Let's Go battles has; elsewhere a text that says none means 255."""
MOST_MOVES: Final = 4
MOST_SETS: Final = 30
ITEM_SIGN: Final = " @ "
HEADER_SIGN: Final = "==="

_NICKNAME: Final = (
    f"1 to {LONGEST_NAME} printable characters, without spaces around them, {ITEM_SIGN!r}, '|', or {HEADER_SIGN!r} "
    "at the beginning"
)


class Gender(StrEnum):
    MALE = "M"
    FEMALE = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowdownSet(TrainedPokemon):
    """A Pokémon with its moves, as Pokémon Showdown's teambuilder writes it.

    Raises:
        InvalidCombatantError: a number, the nickname or the number of moves is outside what can be written.
    """

    nickname: str | None = None
    gender: Gender | None = None
    shiny: bool = False
    moves: tuple[str, ...] = ()
    """Slugs, none of them twice; status moves too, and some that this Pokémon does not learn."""
    ignored: tuple[str, ...] = field(default=(), compare=False)
    """What a text has said that is nothing in Let's Go, as items and abilities."""

    def __post_init__(self) -> None:
        # Without arguments it would look in the class that the slots have replaced.
        TrainedPokemon.__post_init__(self)
        if self.nickname is not None and not _can_be_written(self.nickname):
            raise InvalidCombatantError("nickname", repr(self.nickname[:LONGEST_NAME]), _NICKNAME)
        if len(self.moves) > MOST_MOVES:
            raise InvalidCombatantError("moves", f"a list of {len(self.moves)}", f"at most {MOST_MOVES}")
        if len(set(self.moves)) < len(self.moves):
            raise InvalidCombatantError("moves", " ".join(self.moves), "different moves")


def _can_be_written(nickname: str) -> bool:
    plain = nickname == nickname.strip() and nickname.isprintable() and 0 < len(nickname) <= LONGEST_NAME
    return plain and not (nickname.startswith(HEADER_SIGN) or "|" in nickname or ITEM_SIGN in f"{nickname} ")
