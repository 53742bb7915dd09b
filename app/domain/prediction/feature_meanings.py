"""What each feature says of a duel, in one sentence, and in which unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Mirror(StrEnum):
    """What becomes of a feature when the duel is looked at from the other side."""

    EXCHANGED = "exchanged"
    """`own_…` and `foe_…` change places."""
    COMPLEMENT = "complement"
    """It becomes 1 minus itself."""
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureMeaning:
    says: str
    unit: str
    mirror: Mirror = Mirror.EXCHANGED


_SHARE: Final = "0 to 1"
_PERCENT: Final = "percent"
_FLAG: Final = "0 or 1"
_POINTS: Final = "points"
_PLACE: Final = "0 in reach, 1 underground, 2 in the air"


def _of_pair(says: str, unit: str, mirror: Mirror) -> FeatureMeaning:
    return FeatureMeaning(says=says, unit=unit, mirror=mirror)


def _of_side(says: str, unit: str = _FLAG) -> FeatureMeaning:
    return FeatureMeaning(says=says, unit=unit)


_FELLED: Final = {
    f"felled_by_{turn}": _of_side(f"Chance that the side has fainted by the end of turn {turn}.", _SHARE)
    for turn in (1, 2, 3, 4, 6, 8)
}
OF_PAIR: Final[Mapping[str, FeatureMeaning]] = {
    "wins": _of_pair("Chance that the own side wins, an open duel counted as half.", _SHARE, Mirror.COMPLEMENT),
    "open": _of_pair("Chance that the arithmetic does not decide the duel within 100 turns.", _SHARE, Mirror.SAME),
    "turns": _of_pair("Mean turns of a duel that is decided.", "turns", Mirror.SAME),
    "first": _of_pair(
        "Chance that the own side moves first, by priority and then by Speed.", _SHARE, Mirror.COMPLEMENT
    ),
    "run_wins": _of_pair(
        "Share of the battles of the run that the own side has won, a tie counted as half, with half an imaginary win "
        "for either side.",
        _SHARE,
        Mirror.COMPLEMENT,
    ),
    "run_battles": _of_pair("Battles that the run has played.", "count", Mirror.SAME),
    "run_turns": _of_pair("Mean turns of these battles.", "turns", Mirror.SAME),
    "run_error": _of_pair("Standard error of `run_wins`.", _SHARE, Mirror.SAME),
}
OF_SIDE: Final[Mapping[str, FeatureMeaning]] = {
    "weakest": _of_side("Least damage of a hit, as a share of the other side's HP.", "share of HP"),
    "strongest": _of_side("Greatest damage of a hit, as a share of the other side's HP.", "share of HP"),
    "mean": _of_side("Mean damage of a hit, as a share of the other side's HP.", "share of HP"),
    "deviation": _of_side("Standard deviation of that damage.", "share of HP"),
    "lands": _of_side("Chance that the move hits.", _SHARE),
    "affliction": _of_side("Chance that a hit of the other side's move afflicts this one.", _SHARE),
    "left": _of_side("Mean HP at the end of the duel, if the side is alive then.", "share of HP"),
    **_FELLED,
    "level": _of_side("Level.", "1 to 100"),
    "max_hp": _of_side("HP.", _POINTS),
    "attack": _of_side("Attack.", _POINTS),
    "defence": _of_side("Defence.", _POINTS),
    "special_attack": _of_side("Special Attack.", _POINTS),
    "special_defence": _of_side("Special Defence.", _POINTS),
    "speed": _of_side("Speed.", _POINTS),
    "cannot_burn": _of_side("Its type cannot be burned."),
    "cannot_be_paralysed": _of_side("Its type cannot be paralysed."),
    "cannot_freeze": _of_side("Its type cannot be frozen."),
    "cannot_be_poisoned": _of_side("Its type cannot be poisoned."),
    "cannot_be_seeded": _of_side("Its type cannot be seeded."),
    "immune_to_bide": _of_side("Its type takes nothing from Bide."),
}
OF_MOVE: Final[Mapping[str, FeatureMeaning]] = {
    "power": _of_side("Power; 0 where the damage does not come from it.", _POINTS),
    "accuracy": _of_side("Accuracy; 0 where the move cannot miss.", _PERCENT),
    "priority": _of_side("Priority: the higher moves first, whatever the Speed.", "-6 to 5"),
    "pp": _of_side("How often it can be used, with every PP Up; Struggle follows.", "count"),
    "critical_one_in": _of_side("One use in so many is critical.", "count"),
    "min_hits": _of_side("Fewest hits of a use.", "count"),
    "max_hits": _of_side("Most hits of a use.", "count"),
    "fixed": _of_side(
        "Whose rule says how much a hit takes.",
        "0 formula, 1 points, 2 level, 3 half of HP, 4 random by level, 5 one-hit KO, 6 returned damage",
    ),
    "points": _of_side("What a hit of fixed damage takes.", _POINTS),
    "doublings": _of_side("How often the other side's types double the damage; below 0, halve it.", "-2 to 2"),
    "drain_percent": _of_side("Share of the damage that heals the user.", _PERCENT),
    "recoil_percent": _of_side("Share of the damage that its user takes, too.", _PERCENT),
    "flinch_chance": _of_side("Chance that a hit makes the target flinch.", _PERCENT),
    "confusion_chance": _of_side("Chance that a hit confuses.", _PERCENT),
    "status_chance": _of_side("Chance that a hit brings the status condition of `status`.", _PERCENT),
    "status": _of_side("Which status condition.", "0 none, 1 burn, 2 paralysis, 3 freeze, 4 poison"),
    "random_status_chance": _of_side("Chance of burn, paralysis or freeze, as of Tri Attack.", _PERCENT),
    "drop_chance": _of_side("Chance that a hit lowers the statistic of `drop_stat`.", _PERCENT),
    "drop_stat": _of_side("Which statistic of the target.", "0 none, 1 Atk, 2 Def, 3 SpA, 4 SpD, 5 Spe"),
    "drop_by": _of_side("By how many stages.", "stages"),
    "hides": _of_side("Where its user waits for the second turn, as with Dig and Fly.", _PLACE),
    "reaches": _of_side("Where it hits a target that hides.", _PLACE),
    "doubles_on": _of_side("Where it hits a target that hides twice as hard.", _PLACE),
    "physical": _of_side("It strikes Defence with Attack; otherwise Special Defence with Special Attack."),
    "stab": _of_side("It has a type of its user, which makes it half as strong again."),
    "no_effect": _of_side("The other side's types are immune to it."),
    "always_critical": _of_side("Every hit is critical."),
    "charges": _of_side("It takes a turn before it strikes."),
    "charge_raises_defence": _of_side("It raises Defence in that turn, as Skull Bash does."),
    "recharges": _of_side("Its user rests for a turn after it, as after Hyper Beam."),
    "locks_in": _of_side("Its user goes on with it and is confused then, as by Outrage."),
    "faints_user": _of_side("Its user faints, as by Explosion."),
    "crashes": _of_side("Its user is hurt when it misses, as by Jump Kick."),
    "traps": _of_side("It hurts the target for some turns, as Wrap does."),
    "bides": _of_side("It returns the damage of two turns twice, as Bide does."),
    "enrages": _of_side("A user that is hit gains Attack, as with Rage."),
    "never_works": _of_side("It fails in every duel, as Dream Eater does."),
    "only_first_turn": _of_side("It works on the first turn alone, as Fake Out does."),
    "only_before_attack": _of_side("It works only before an attack of the target, as Sucker Punch does."),
    "lowers_own_attack_and_defence": _of_side("It lowers its user's Attack and Defence, as Superpower does."),
    "uses_foe_attack": _of_side("It strikes with the target's Attack, as Foul Play does."),
    "doubles_with_status": _of_side("It is twice as strong with a status condition, as Facade is."),
    "seeds": _of_side("It plants seeds that drain HP, as Sappy Seed does."),
    "sets_reflect": _of_side("It halves physical damage for some turns, as Baddy Bad does."),
    "sets_light_screen": _of_side("It halves special damage for some turns, as Glitzy Glow does."),
    "breaks_screens": _of_side("It takes Reflect and Light Screen away, as Brick Break does."),
    "resets_all_stages": _of_side("It takes back the stages of both sides, as Freezy Frost does."),
    "resets_foe_stages": _of_side("It takes back the stages of the target, as Clear Smog does."),
    "cures_user": _of_side("It cures its user, as Sparkly Swirl does."),
    "thaws_user": _of_side("It thaws its user, as Flare Blitz does."),
    "thaws_foe": _of_side("It thaws the target, as Scald does."),
    "has_effects": _of_side("It does anything beside plain damage."),
    "is_fire": _of_side("It is of the type Fire, and so thaws a frozen target."),
}
MEANINGS: Final[Mapping[str, FeatureMeaning]] = {**OF_PAIR, **OF_SIDE, **OF_MOVE}
"""By the name without `own_` or `foe_`."""


def meaning_of(feature: str) -> FeatureMeaning:
    side, _, name = feature.partition("_")
    return MEANINGS[name if side in {"own", "foe"} else feature]
