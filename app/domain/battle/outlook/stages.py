"""The stages that moves have brought about by a turn, if as many have hit as do on average."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.battle.engine.conditions import bounded, clear_stages
from app.domain.battle.engine.effects import lower
from app.domain.battle.engine.turn import speed_now
from app.domain.battle.outlook.side import AFFLICTED
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.engine.records import Fighter, Move

_MOVE: Final = 1


@entry
def keep_stages(sides: NDArray[Any], arena: NDArray[Any], moves: NDArray[Any], turn: int, before: int) -> int:
    """Set the stages that the hits so far bring about, where those are not the ones before; return what they are."""
    a, b, move_a, move_b = sides[0], sides[1], moves[0, _MOVE], moves[1, _MOVE]
    hits_a, hits_b = int(a.hits + 0.5), int(b.hits + 0.5)
    changed = change_so_far(move_a, hits_a, hits_b, turn) * 1000 + change_so_far(move_b, hits_b, hits_a, turn)
    if changed == before:
        return changed
    for state in range(2):
        fighter_a, fighter_b = arena[0, state], arena[1, state]
        clear_stages(fighter_a)
        clear_stages(fighter_b)
        change_own_stages(fighter_a, move_a, hits_a, hits_b, turn)
        change_own_stages(fighter_b, move_b, hits_b, hits_a, turn)
        if state == AFFLICTED or move_a.drop_chance == 100:
            lower(fighter_b, move_a.drop_stat, move_a.drop_by * drops(move_a, hits_a))
        if state == AFFLICTED or move_b.drop_chance == 100:
            lower(fighter_a, move_b.drop_stat, move_b.drop_by * drops(move_b, hits_b))
        a.speed[state], b.speed[state] = speed_now(fighter_a), speed_now(fighter_b)
    a.counts[:] = 0
    b.counts[:] = 0
    return changed


@rule
def change_own_stages(user: Fighter, move: Move, hits: int, hits_of_foe: int, turn: int) -> None:
    """Change the stages as this move has changed its user's by this turn."""
    if move.lowers_own_attack_and_defence:  # Superpower
        user.attack_stage = bounded(user.attack_stage - hits)
        user.defence_stage = bounded(user.defence_stage - hits)
    if move.enrages:  # Rage
        user.attack_stage = bounded(user.attack_stage + hits_of_foe)
    if move.charge_raises_defence:  # Skull Bash
        user.defence_stage = bounded(user.defence_stage + (turn + 1) // 2)


@rule
def drops(move: Move, hits: int) -> int:
    """Return how often so many hits have lowered a foe; one that is afflicted was lowered at least once."""
    if move.drop_chance == 100:
        return hits
    return max(int(hits * move.drop_chance / 100 + 0.5), 1) if move.drop_chance > 0 else 0


@rule
def change_so_far(move: Move, hits: int, hits_of_foe: int, turn: int) -> int:
    """Return a number that changes whenever the stages do that this move changes; 0 where there are none."""
    changed = drops(move, hits)
    if move.lowers_own_attack_and_defence:
        changed += hits
    if move.enrages:
        changed += hits_of_foe
    if move.charge_raises_defence:
        changed += (turn + 1) // 2
    return changed
