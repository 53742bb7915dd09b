"""What a move does to its foe, or to its user, beside its damage, as far as an outlook counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.damage import base_damage
from app.domain.battle.engine.conditions import can_get
from app.domain.battle.engine.records import Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Fighter, Move

_BURN, _PARALYSIS, _FREEZE, _POISON = (
    int(Status.BURN),
    int(Status.PARALYSIS),
    int(Status.FREEZE),
    int(Status.POISON),
)
_CONFUSION_POWER: Final = 40
_MEAN_ROLL: Final = 0.925


@rule
def afflict(victim: Fighter, move: Move) -> float:
    """Give a Pokémon what the foe's move may do to it, and return the chance of that for each hit."""
    if move.status_chance > 0 and can_get(victim, move.status):
        victim.status = move.status
        return move.status_chance / 100
    if move.random_status_chance > 0:  # Tri Attack: as often a burn or a freeze, whose weight is about the same
        victim.status = _PARALYSIS
        return move.random_status_chance / 100
    if move.confusion_chance > 0:
        victim.confused_turns = 3
        return move.confusion_chance / 100
    if move.traps:
        victim.trap_lasts = 5
        return 1.0
    if move.seeds and not victim.cannot_be_seeded:
        victim.seeded = True
        return 1.0
    # A drop that always comes is no affliction but a matter of time.
    return move.drop_chance / 100 if move.drop_chance < 100 else 0.0


@rule
def chance_to_skip(victim: Fighter) -> float:
    """Return how often an afflicted Pokémon cannot move."""
    if victim.status == _PARALYSIS:
        return 0.25
    if victim.status == _FREEZE:
        return 0.8
    return 0.33 if victim.confused_turns > 0 else 0.0


@rule
def chance_to_recover(victim: Fighter) -> float:
    """Return how often, each turn, an affliction ends."""
    if victim.status == _FREEZE:
        return 0.2
    if victim.confused_turns > 0:  # it lasts 2.5 turns on average
        return 0.4
    return 2 / 9 if victim.trap_lasts > 0 else 0.0  # and this 4.5


@rule
def loss_of_a_turn(victim: Fighter) -> int:
    """Return the HP that an affliction takes each turn."""
    if victim.status == _BURN:
        return max(victim.max_hp // 16, 1)
    if victim.status == _POISON or victim.trap_lasts > 0 or victim.seeded:
        return max(victim.max_hp // 8, 1)
    if victim.confused_turns > 0:
        by_itself = base_damage(victim.level, _CONFUSION_POWER, victim.attack, victim.defence)
        return int(by_itself * _MEAN_ROLL * chance_to_skip(victim))
    return 0
