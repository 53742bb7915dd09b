"""What a feature of the model tells of a duel, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_PAIR: Final[Mapping[str, str]] = {
    "wins": later("chance to win, by arithmetic"),
    "open": later("chance that the arithmetic leaves the duel open"),
    "turns": later("turns it lasts, by arithmetic"),
    "first": later("chance to move first"),
    "run_wins": later("share of a short run of battles won"),
    "run_battles": later("battles in the short run"),
    "run_turns": later("turns of the battles in the short run"),
    "run_error": later("doubt that the short run leaves"),
}
_OF_SIDE: Final[Mapping[str, str]] = {
    "weakest": later("least damage of a hit"),
    "strongest": later("greatest damage of a hit"),
    "mean": later("mean damage of a hit"),
    "deviation": later("spread of the damage of a hit"),
    "lands": later("chance to hit"),
    "affliction": later("chance to be afflicted by the foe's move"),
    "left": later("HP left at the end"),
    "felled_by_1": later("knocked out by turn 1"),
    "felled_by_2": later("knocked out by turn 2"),
    "felled_by_3": later("knocked out by turn 3"),
    "felled_by_4": later("knocked out by turn 4"),
    "felled_by_6": later("knocked out by turn 6"),
    "felled_by_8": later("knocked out by turn 8"),
    "level": later("level"),
    "max_hp": later("HP"),
    "attack": later("Attack"),
    "defence": later("Defence"),
    "special_attack": later("Sp. Attack"),
    "special_defence": later("Sp. Defence"),
    "speed": later("Speed"),
    "cannot_burn": later("cannot be burned"),
    "cannot_be_paralysed": later("cannot be paralysed"),
    "cannot_freeze": later("cannot be frozen"),
    "cannot_be_poisoned": later("cannot be poisoned"),
    "cannot_be_seeded": later("cannot be seeded"),
    "immune_to_bide": later("is immune to Bide"),
}
_OF_MOVE: Final[Mapping[str, str]] = {
    "power": later("power"),
    "accuracy": later("accuracy"),
    "priority": later("priority"),
    "pp": later("PP"),
    "critical_one_in": later("how rare critical hits are"),
    "min_hits": later("fewest hits"),
    "max_hits": later("most hits"),
    "fixed": later("kind of fixed damage"),
    "points": later("points of fixed damage"),
    "doublings": later("type effectiveness"),
    "drain_percent": later("HP drained"),
    "recoil_percent": later("recoil"),
    "flinch_chance": later("chance to make flinch"),
    "confusion_chance": later("chance to confuse"),
    "status_chance": later("chance of a status condition"),
    "status": later("which status condition"),
    "random_status_chance": later("chance of one of several status conditions"),
    "drop_chance": later("chance to lower a stat"),
    "drop_stat": later("which stat it lowers"),
    "drop_by": later("by how many stages"),
    "hides": later("hides its user for a turn"),
    "reaches": later("hits those who hide"),
    "doubles_on": later("doubles on those who hide"),
    "physical": later("is physical"),
    "stab": later("has the type of its user"),
    "no_effect": later("has no effect on the foe"),
    "always_critical": later("is always critical"),
    "charges": later("charges for a turn"),
    "charge_raises_defence": later("raises Defence while it charges"),
    "recharges": later("needs a turn of rest"),
    "locks_in": later("locks its user in"),
    "faints_user": later("makes its user faint"),
    "crashes": later("hurts its user when it misses"),
    "traps": later("traps"),
    "bides": later("bides its time"),
    "enrages": later("raises Attack when hit"),
    "never_works": later("never works in a duel"),
    "only_first_turn": later("works on the first turn only"),
    "only_before_attack": later("works before an attack only"),
    "lowers_own_attack_and_defence": later("lowers its user's Attack and Defence"),
    "uses_foe_attack": later("uses the foe's Attack"),
    "doubles_with_status": later("doubles with a status condition"),
    "seeds": later("plants seeds"),
    "sets_reflect": later("sets up Reflect"),
    "sets_light_screen": later("sets up Light Screen"),
    "breaks_screens": later("breaks screens"),
    "resets_all_stages": later("resets all stat stages"),
    "resets_foe_stages": later("resets the foe's stat stages"),
    "cures_user": later("cures its user"),
    "thaws_user": later("thaws its user"),
    "thaws_foe": later("thaws the foe"),
    "has_effects": later("has side effects"),
    "is_fire": later("is of the Fire type"),
}
_OWN, _FOE = "own", "foe"


def feature_words(name: str) -> str:
    """Return the name itself where this release of the page has no words for it."""
    if name in _OF_PAIR:
        return _(_OF_PAIR[name])
    side, _line, what = name.partition("_")
    if side not in (_OWN, _FOE):
        return name
    if what in _OF_SIDE:
        whose = _("own side: {what}") if side == _OWN else _("foe: {what}")
        return whose.format(what=_(_OF_SIDE[what]))
    if what in _OF_MOVE:
        whose = _("own move: {what}") if side == _OWN else _("foe's move: {what}")
        return whose.format(what=_(_OF_MOVE[what]))
    return name
