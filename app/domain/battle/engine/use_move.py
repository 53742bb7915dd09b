"""A Pokémon uses its move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.engine.before_move import can_move
from app.domain.battle.engine.conditions import break_off, end_lock, heal, take, take_part
from app.domain.battle.engine.damage_of_a_hit import damage_of_a_hit
from app.domain.battle.engine.dice import happens, one_of
from app.domain.battle.engine.effects import apply_effects
from app.domain.battle.engine.records import Fixed, Place, Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter, Move

_IN_REACH = int(Place.IN_REACH)
_FREEZE, _NONE = int(Status.FREEZE), int(Status.NONE)
_ONE_HIT_KO, _COUNTER = int(Fixed.ONE_HIT_KO), int(Fixed.COUNTER)


@rule
def act(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> None:
    """Take one's turn, whatever comes of it."""
    user.has_moved = True
    user.actions += 1
    user.enraged = False
    if not can_move(battle, user, move):
        break_off(user)
    elif user.bide_lasts == 1:
        release_bide(battle, user, foe)
    elif user.bide_lasts == 0:
        if not is_locked(user) and not move.is_struggle:
            user.pp -= 1
        use_move(battle, user, foe, move)
        if user.lock_lasts == 1:
            end_lock(battle, user)


@rule
def is_locked(user: Fighter) -> bool:
    """The second turn of a charge, and a rampage, cost no PP."""
    return user.charging or user.lock_lasts > 0


@rule
def use_move(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> None:
    if user.status == _FREEZE:  # it would not have come here but for a move that thaws
        user.status = _NONE
    if move.charges and not user.charging:
        charge(user, move)
        return
    user.charging = False
    user.place = _IN_REACH
    if move.bides:
        user.bide_lasts = 3
        user.bide_damage = 0
        return
    if move.faints_user:  # before the damage, so a double KO is a loss
        take(battle, user, user.hp)
    if lands(battle, user, foe, move):
        strike(battle, user, foe, move)
    elif move.crashes:
        take_part(battle, user, 2)


@rule
def charge(user: Fighter, move: Move) -> None:
    user.charging = True
    user.place = move.hides
    if move.charge_raises_defence:  # Skull Bash
        user.defence_stage = min(user.defence_stage + 1, 6)


@rule
def lands(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> bool:
    """Say whether the move works at all, reaches its target, has an effect on its types, and does not miss."""
    if not works(user, foe, move) or move.no_effect:
        return False
    if foe.place != _IN_REACH and foe.place != move.reaches:
        return False
    percent = percent_to_hit(user, foe, move)
    return percent >= 100 or happens(battle, percent)


@rule
def percent_to_hit(user: Fighter, foe: Fighter, move: Move) -> int:
    if move.fixed == _ONE_HIT_KO:
        # 30 % and as many more as the user's level is higher; never against a higher level.
        lead = user.level - foe.level
        return 30 + lead if lead >= 0 else 0
    return move.accuracy if move.accuracy > 0 else 100


@rule
def works(user: Fighter, foe: Fighter, move: Move) -> bool:
    if move.never_works:
        return False
    if move.only_first_turn and user.actions > 1:  # Fake Out
        return False
    # Sucker Punch fails on a foe that has moved or is recharging.
    if move.only_before_attack and (foe.has_moved or foe.must_recharge):
        return False
    if move.fixed == _COUNTER:
        return (user.physical_damage_taken if move.physical else user.special_damage_taken) >= 0
    return True


@rule
def strike(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> None:
    total = 0
    for _ in range(number_of_hits(battle, move)):
        total += hit(battle, user, foe, move)
        if foe.hp == 0:
            break
    if foe.status == _FREEZE and move.thaws_foe:  # Scald
        foe.status = _NONE
    if move.recoil_percent > 0 and total > 0:
        take(battle, user, max((total * move.recoil_percent + 50) // 100, 1))
    if move.is_struggle:
        take(battle, user, max((user.max_hp + 2) // 4, 1))


@rule
def number_of_hits(battle: Battle, move: Move) -> int:
    """Moves that hit two to five times do so 35, 35, 15 and 15 times in a hundred."""
    if move.min_hits == move.max_hits:
        return move.max_hits
    throw = one_of(battle, 20)
    if throw < 7:
        return 2
    if throw < 14:
        return 3
    return 4 if throw < 17 else 5


@rule
def hit(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> int:
    """Strike once, and return the HP that it took."""
    if move.breaks_screens:
        foe.reflect_turns = 0
        foe.light_screen_turns = 0
    damage = damage_of_a_hit(battle, user, foe, move)
    taken = take(battle, foe, damage)
    if move.drain_percent > 0:
        heal(user, (taken * move.drain_percent + 50) // 100)
    apply_effects(battle, user, foe, move)
    remember(foe, taken, move.physical)
    if foe.bide_lasts > 0:
        foe.bide_damage += taken
    return taken


@rule
def remember(fighter: Fighter, taken: int, physical: bool) -> None:
    """For Counter and Mirror Coat."""
    if physical:
        fighter.physical_damage_taken = taken
    else:
        fighter.special_damage_taken = taken


@rule
def release_bide(battle: Battle, user: Fighter, foe: Fighter) -> None:
    """Bide gives back twice what its user took, wherever the foe hides; a Ghost is immune."""
    user.bide_lasts = 0
    if user.bide_damage > 0 and not foe.immune_to_bide:
        taken = take(battle, foe, 2 * user.bide_damage)
        if foe.enraged and foe.hp > 0:
            foe.attack_stage = min(foe.attack_stage + 1, 6)
        remember(foe, taken, True)
        if foe.bide_lasts > 0:
            foe.bide_damage += taken
