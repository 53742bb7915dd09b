"""IVs and AVs as a line says them: `200 HP / 31 SpA`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from app.domain.errors import InvalidCombatantError
from app.domain.pokedex.stats import STATS, Stat

if TYPE_CHECKING:
    from app.domain.battle.combatant import Spread

SHORT_NAMES: Final = {
    Stat.HP: "HP",
    Stat.ATTACK: "Atk",
    Stat.DEFENCE: "Def",
    Stat.SPECIAL_ATTACK: "SpA",
    Stat.SPECIAL_DEFENCE: "SpD",
    Stat.SPEED: "Spe",
}
_OLD_SPEED: Final = "Spd"
"""Old texts tell it from Special Defence, `SpD`, by the case alone."""
_NAMES: Final = {
    **{stat.value: stat for stat in STATS},
    "attack": Stat.ATTACK,
    "defense": Stat.DEFENCE,
    "defence": Stat.DEFENCE,
    "special attack": Stat.SPECIAL_ATTACK,
    "spatk": Stat.SPECIAL_ATTACK,
    "satk": Stat.SPECIAL_ATTACK,
    "special defense": Stat.SPECIAL_DEFENCE,
    "special defence": Stat.SPECIAL_DEFENCE,
    "spdef": Stat.SPECIAL_DEFENCE,
    "sdef": Stat.SPECIAL_DEFENCE,
    "speed": Stat.SPEED,
}
_LONGEST_NUMBER: Final = 9


def read_spread(field: str, text: str, *, unsaid: int) -> Spread:
    """Return the six in the order of `STATS`; raise `InvalidCombatantError` where the text says something else."""
    said: dict[Stat, int] = {}
    for part in text.split("/"):
        number, _, name = part.strip().partition(" ")
        stat = _stat_of(name.strip())
        if stat is None or stat in said:
            known = ", ".join(SHORT_NAMES.values())
            raise InvalidCombatantError(field, repr(part.strip()[:64]), f"a number and one of {known}, each once")
        said[stat] = read_number(f"{field}.{stat}", number)
    return cast("Spread", tuple(said.get(stat, unsaid) for stat in STATS))


def read_number(field: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER):
        raise InvalidCombatantError(field, repr(text[:64]), "a whole number")
    return int(text)


def write_spread(spread: Spread, *, unsaid: int) -> str:
    """Return nothing where nothing is to be said."""
    said = [(value, SHORT_NAMES[stat]) for stat, value in zip(STATS, spread, strict=True) if value != unsaid]
    return " / ".join(f"{value} {name}" for value, name in said)


def _stat_of(name: str) -> Stat | None:
    return Stat.SPEED if name == _OLD_SPEED else _NAMES.get(name.casefold())
