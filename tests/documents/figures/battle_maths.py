"""docs/explanation/battle-maths.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.combatant import BEST_IVS, DEFAULT_FRIENDSHIP, DEFAULT_LEVEL
from app.domain.battle.damage import CRITICAL_ONE_IN, ONE, STAB, final_damage, times
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.statistics import friendship_percent
from app.domain.battle.engine.turn import TURN_LIMIT
from app.domain.battle.outlook.striking import ROLLS
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL
from tests.documents.example_duel import duel, tables, thunderbolt, waterfall
from tests.documents.game import pokedex
from tests.documents.origins import figure_in, number_in

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_BEFORE_THE_ROLL: Final = 25
_LEAST: Final = number_in("app/domain/battle/outlook/striking.py", r"(\d+) \+ roll\)")
_ENGINE: Final = "app/domain/battle/engine"
_BEFORE, _END, _CONDITIONS = f"{_ENGINE}/before_move.py", f"{_ENGINE}/end_of_turn.py", f"{_ENGINE}/conditions.py"
_USE, _MOVES = f"{_ENGINE}/use_move.py", f"{_ENGINE}/moves.py"
_HITS: Final = f"{_ENGINE.replace('engine', 'outlook')}/blows.py"
_PIKACHU, _GYARADOS = (pokedex().get_pokemon(one).base_stats for one in ("pikachu", "gyarados"))
_FIGHTERS: Final = matchups(tables(), duel())[0][0]
_THUNDERBOLT, _WATERFALL = thunderbolt(), waterfall()
_ENOUGH: Final = sum(roll >= _WATERFALL.foe_hp for roll in _WATERFALL.rolls)
_CONFUSED: Final = number_in(_CONDITIONS, r"confused_turns = (\d) \+ one_of\(battle, 4\)")
_TRAPPED: Final = number_in(_CONDITIONS, r"trap_lasts = (\d) \+ one_of\(battle, 2\)")
_OF_HITS: Final = number_in(_HITS, r"_HIT_CHANCES: Final = \(0\.0, 0\.0, 0\.(\d\d), 0\.35, 0\.15, 0\.15\)")

_ROLLS: Final = range(_LEAST, _LEAST + ROLLS)
_TABLE: Final = "against Water and Flying if critical" + ROLLS * " {} {} {} {} {}"


def _row(roll: int) -> tuple[int, ...]:
    rolled = _BEFORE_THE_ROLL * roll // 100
    return roll, rolled, times(rolled, STAB), _hit(roll, critical=False), _hit(roll, critical=True)


def _hit(roll: int, *, critical: bool) -> int:
    return final_damage(_BEFORE_THE_ROLL, critical, roll, stab=True, doublings=2, halved_by_burn=False, modifier=ONE)


CLAIMS: Claims = {
    "docs/explanation/battle-maths.md": {
        "The rules are those of generation {}": (number_in("app/domain/battle/damage.py", r"of generation (\d)"),),
        "the individual value IV ({} to {})": (0, MAX_IV),
        "the level ({} to {})": (1, MAX_LEVEL),
        "the awakening value AV ({} to {})": (0, MAX_AV),
        "the nature ({}, {} or {} percent)": tuple(sorted({int(one) for one in tables().nature_percent.flat})),
        "the friendship ({} to {})": (0, MAX_FRIENDSHIP),
        "has a stage from {} to {}": (-6, number_in(_CONDITIONS, r"max\(stage, -6\), (\d)\)")),
        "the sixteen whole numbers from {} to {}, each as likely: the factor {:.2f} to {:.2f}": (
            *(_LEAST, _LEAST + ROLLS - 1),
            *(_LEAST / 100, (_LEAST + ROLLS - 1) / 100),
        ),
        "the game multiplies in {:d}ths": (ONE,),
        "gains half, which is {:d} of {:d}": (STAB, ONE),
        "which is ¼, ½, {}, {} or {}; where it is {}": (1, 2, 4, 0),
        "Last comes : {:d}, times two": (ONE,),
        "Both at level {} with IVs of {}": (DEFAULT_LEVEL, BEST_IVS[0]),
        "a friendship of {}, which is {} %": (DEFAULT_FRIENDSHIP, friendship_percent(DEFAULT_FRIENDSHIP)),
        "Pikachu has a base Special Attack of {}": (_PIKACHU.special_attack,),
        "a base Special Defence of {} and a base HP of {}": (_GYARADOS.special_defence, _GYARADOS.hp),
        "Thunderbolt has a power of {}": (pokedex().get_move("thunderbolt").power or 0,),
        _TABLE: tuple(figure for roll in _ROLLS for figure in _row(roll)),
        "Between {} and {} of {} HP": (_THUNDERBOLT.weakest, _THUNDERBOLT.strongest, _THUNDERBOLT.foe_hp),
        "every critical one is, so it is {} in {}": (1, CRITICAL_ONE_IN[0]),
        "Waterfall: {} to {} of Pikachu's {} HP": (_WATERFALL.weakest, _WATERFALL.strongest, _WATERFALL.foe_hp),
        "so that {} of {} rolls are enough": (_ENOUGH, len(_WATERFALL.rolls)),
        "Pikachu is faster, {} against {} points of Speed": tuple(int(one["speed"]) for one in _FIGHTERS),
        "{} in {}; at stage +{} {} in {}, at +{} {} in {}, at +{} always": (
            *(1, CRITICAL_ONE_IN[0]),
            *(1, 1, CRITICAL_ONE_IN[1]),
            *(2, 1, CRITICAL_ONE_IN[2]),
            CRITICAL_ONE_IN.index(1),
        ),
        "{} % and one more for each level": (number_in(_USE, r"return (\d+) \+ lead if"),),
        "two to five: {}, {}, {} and {} %": (_OF_HITS, _OF_HITS, 50 - _OF_HITS, 50 - _OF_HITS),
        "burn takes {}/{} of full HP": (1, number_in(_END, r"_BURN:\n +take_part\(battle, fighter, (\d+)\)")),
        "poison takes {}/{}": (1, number_in(_END, r"_POISON:\n +take_part\(battle, fighter, (\d+)\)")),
        "{} turn in {} is lost": (1, number_in(_BEFORE, r"_PARALYSIS and one_of\(battle, (\d)\)")),
        "thaws {} turn in {}": (1, number_in(_BEFORE, r"if one_of\(battle, (\d)\) == 0:\n +user.status")),
        "confusion {} to {} turns": (_CONFUSED, _CONFUSED + 3),
        "{} % of the turns hit oneself": (number_in(_BEFORE, r"happens\(battle, (\d+)\)"),),
        "a typeless power of {}": (number_in(f"{_ENGINE}/damage_of_a_hit.py", r"_CONFUSION_POWER: Final = (\d+)"),),
        "Leech Seed take {}/{}": (1, number_in(_END, r"heal\(foe, take_part\(battle, fighter, (\d)\)\)")),
        "trapping for {} or {} turns": (_TRAPPED - 1, _TRAPPED),
        "Struggle costs {}/{} of full HP": (1, number_in(_USE, r"\(user\.max_hp \+ 2\) // (\d)")),
        "stand for {} turns": (number_in(f"{_ENGINE}/effects.py", r"_SCREEN_TURNS = (\d)"),),
        "PP {}/{} of those": (number_in(_MOVES, r"move\.pp \* (\d)"), number_in(_MOVES, r"move\.pp \* \d // (\d)")),
        "a duel of {} turns": (TURN_LIMIT,),
        "{} random hits with all their rolls": (number_in("docs/proofs/damage.md", r"\| cases \| ([\d,]+) \|"),),
        "in both engines; {} differ": (number_in("docs/proofs/damage.md", r"\| cases that differ \| (\d+) \|"),),
        "{} random duels for each of {} damaging moves": (
            number_in("docs/proofs/engine.md", r"([\d,]+) random duels for each"),
            sum(one.is_damaging for one in pokedex().moves),
        ),
        "is {} of what chance alone": (figure_in("docs/proofs/engine.md", r"is \*\*([\d.]+)\*\* of what chance"),),
        "{} duels; the same figure is {}": (
            number_in("docs/proofs/sample.md", r"battles of each of ([\d,]+) duels"),
            figure_in("docs/proofs/sample.md", r"\| all \| ([\d.]+) \|"),
        ),
    }
}
