"""How many uses of a move it takes, in the words that players use.

As damage calculators do, neither critical hits nor misses count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.outlook.strike_records import Remark, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

# Plain numbers, which are compared four times as fast as members of an enumeration.
_HALVES, _WEAKENS = int(Verdict.HALVES_HP), int(Remark.WEAKENS)
_OTHERWISE: Final = {
    int(Verdict.NO_EFFECT): "no effect",
    int(Verdict.ANSWERS_THE_FOE): "depends on the damage received",
    int(Verdict.FELLS_AT_ONCE): "OHKO whenever it hits",
}
_ALMOST_SURE: Final = 0.9995
_ALMOST_NEVER: Final = 0.0005
_WORKS_ONCE: Final = frozenset({int(Remark.USER_FAINTS), int(Remark.FIRST_TURN)})
_REMARKS: Final = {
    int(Remark.USER_FAINTS): "its user faints",
    int(Remark.FIRST_TURN): "it works on its user's first turn only",
    int(Remark.BEFORE_ATTACK): "it fails unless the foe is about to attack",
    int(Remark.TWO_TURNS): "each use takes two turns",
    int(Remark.RESTS): "its user rests for a turn after each use",
    int(Remark.WEAKENS): "not counting that each use lowers its user's Attack",
}


def ko_sentence(
    *, verdict: int, remark: int, weakest: int, strongest: int, foe_hp: int, pp: int, ko_chances: Sequence[float]
) -> str:
    """Say how many uses it takes, for instance `guaranteed 2HKO` or `37.5 % chance to OHKO`.

    `weakest` and `strongest` are the points of HP that a use takes, `ko_chances` those of 1, 2, 3 and 4 uses.
    """
    if verdict in _OTHERWISE:
        return _OTHERWISE[verdict]
    if verdict == _HALVES:
        return f"halves the remaining HP, {_within(uses_to_halve(foe_hp), pp)}"
    words = _in_one_use(weakest, strongest, foe_hp, ko_chances[0])
    if words is None:
        words = "no KO" if remark in _WORKS_ONCE else _in_more_uses(weakest, strongest, foe_hp, pp, ko_chances)
    elif remark == _WEAKENS:
        return words
    return f"{words}; {_REMARKS[remark]}" if remark else words


def uses_to_halve(hp: int) -> int:
    """Return how many halves, cut to whole points but at least 1, make all HP."""
    uses = 0
    while hp > 0:
        hp -= max(hp // 2, 1)
        uses += 1
    return uses


def _in_one_use(weakest: int, strongest: int, foe_hp: int, chance: float) -> str | None:
    if weakest >= foe_hp:
        return "guaranteed OHKO"
    return f"{_percent(chance)} chance to OHKO" if strongest >= foe_hp else None


def _in_more_uses(weakest: int, strongest: int, foe_hp: int, pp: int, ko_chances: Sequence[float]) -> str:
    for uses, chance in enumerate(ko_chances, start=1):
        if weakest * uses >= foe_hp:
            return f"guaranteed {uses}HKO"
        if strongest * uses >= foe_hp:
            return f"{_percent(chance)} chance to {uses}HKO"
    return _within(-(-foe_hp // strongest), pp, -(-foe_hp // weakest))


def _within(fewest: int, pp: int, most: int | None = None) -> str:
    uses = f"{fewest} uses to KO" if most in {None, fewest} else f"{fewest} to {most} uses to KO"
    return f"{uses}, more than its {pp} PP" if fewest > pp else uses


def _percent(chance: float) -> str:
    # Never a 0 % that can happen, nor a 100 % that can fail.
    if chance < _ALMOST_NEVER:
        return "less than 0.1 %"
    if chance > _ALMOST_SURE:
        return "more than 99.9 %"
    return f"{100 * chance:.1f} %".replace(".0 %", " %")
