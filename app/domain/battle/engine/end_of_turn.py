"""What happens when both have moved: effect by effect, the faster Pokémon first, until somebody faints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.engine.conditions import end_lock, heal, take_part
from app.domain.battle.engine.records import Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter

_BURN, _POISON = int(Status.BURN), int(Status.POISON)


@rule
def hurt_at_the_end(battle: Battle, fighter: Fighter, foe: Fighter, effect: int) -> None:
    if effect == 0:
        sap(battle, fighter, foe)
    elif effect == 1 and fighter.status == _POISON:
        take_part(battle, fighter, 8)
    elif effect == 2 and fighter.status == _BURN:
        take_part(battle, fighter, 16)
    elif effect == 3:
        squeeze(battle, fighter)


@rule
def sap(battle: Battle, fighter: Fighter, foe: Fighter) -> None:
    """A seed takes 1/8 and gives it to the foe."""
    if fighter.seeded and foe.hp > 0:
        heal(foe, take_part(battle, fighter, 8))


@rule
def squeeze(battle: Battle, fighter: Fighter) -> None:
    """Bind and its like take 1/8, but for the turn in which they end."""
    if fighter.trap_lasts > 0:
        fighter.trap_lasts -= 1
        if fighter.trap_lasts > 0:
            take_part(battle, fighter, 8)


@rule
def count_down(battle: Battle, fighter: Fighter) -> None:
    """Let a turn pass for everything that lasts a number of turns."""
    fighter.flinches = False
    fighter.reflect_turns = max(fighter.reflect_turns - 1, 0)
    fighter.light_screen_turns = max(fighter.light_screen_turns - 1, 0)
    fighter.bide_lasts = max(fighter.bide_lasts - 1, 0)
    if fighter.lock_lasts > 0:
        fighter.lock_lasts -= 1
        if fighter.lock_lasts == 0:
            end_lock(battle, fighter)
        else:
            fighter.fatigue_in -= 1
