"""What a move does beside its damage, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later, number, percent
from app.presentation.web.moves.words import signed
from app.presentation.web.reference import STATS
from app.presentation.web.wording import stat_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import EffectOut

WORDS: Final[Mapping[str, str]] = {
    "always-critical": later("It is always a critical hit."),
    "bad-poison": later("It badly poisons the foe."),
    "bide": later("Its user waits for {value} turns, then gives back twice the damage received."),
    "breaks-protect": later("It hits through Protect."),
    "breaks-screens": later("It breaks Reflect and Light Screen."),
    "burn": later("It burns the foe."),
    "charge": later("It takes a turn to prepare."),
    "confusion": later("It confuses the foe."),
    "conversion": later("Its user takes the type of its first move."),
    "counter-physical": later("It gives back {share} of what a physical move did to its user in this turn."),
    "counter-special": later("It gives back {share} of what a special move did to its user in this turn."),
    "crash": later("When it misses, its user loses {share} of its HP."),
    "cure-party": later("It heals the status conditions of the whole team."),
    "disable": later("It keeps the foe from its last move for {value} turns."),
    "double-on-air": later("It is twice as strong against a foe in the air."),
    "double-on-minimized": later("It is twice as strong against a foe that has made itself small."),
    "double-on-underground": later("It is twice as strong against a foe under the ground."),
    "double-power-if-statused": later("It is twice as strong while its user is burned, poisoned or paralysed."),
    "drain": later("Its user is healed by {share} of the damage done."),
    "encore": later("The foe must repeat its last move for {value} turns."),
    "fails-unless-asleep": later("It fails unless the foe is asleep."),
    "fails-unless-foe-attacks": later("It fails unless the foe is about to attack."),
    "first-turn-only": later("It works on its user's first turn only."),
    "fixed-damage": later("It always takes {value} HP."),
    "flinch": later("It makes the foe flinch."),
    "focus-energy": later("Its user's critical hits become more likely by {value} stages."),
    "force-switch": later("It drives the foe out, and another of its team comes in."),
    "freeze": later("It freezes the foe."),
    "half-hp-damage": later("It takes {share} of the HP that the foe has left."),
    "haze": later("It undoes all changes of stats on the field."),
    "heal": later("Its user regains {share} of its HP."),
    "helping-hand": later("It makes an ally's move stronger in this turn."),
    "hide-in-air": later("Its user is in the air meanwhile, where few moves reach it."),
    "hide-underground": later("Its user is under the ground meanwhile, where few moves reach it."),
    "hits-in-air": later("It reaches a foe in the air."),
    "leech-seed": later("Its seeds drain HP from the foe every turn."),
    "level-damage": later("It takes as many HP as its user has levels."),
    "light-screen": later("Special moves do half the damage to its user's side for {value} turns."),
    "locked-in": later("Its user goes on with it for {value} to {most} turns, and is confused afterwards."),
    "metronome": later("It becomes any other move, at random."),
    "mimic": later("Its user copies the foe's last move."),
    "minimize": later("Its user makes itself small, which some moves punish."),
    "mirror-move": later("It becomes the move that the foe used last."),
    "mist": later("Foes cannot lower the stats of its user's side for {value} turns."),
    "multi-hit": later("It hits {value} to {most} times."),
    "no-effect": later("Nothing happens."),
    "one-hit-ko": later("It is a KO at once, but fails against a higher level."),
    "paralysis": later("It paralyses the foe."),
    "pay-day": later("It scatters coins to pick up after the battle."),
    "poison": later("It poisons the foe."),
    "power-by-friendship": later("It is the stronger, the more its user likes its Trainer."),
    "power-by-weight": later("It is the stronger, the heavier the foe is."),
    "protect": later("It protects its user in this turn; repeated, it fails more and more often."),
    "rage": later("Its user's Attack rises whenever it is hit meanwhile."),
    "random-level-damage": later("It takes {share} to {most_share} of its user's level as HP, at random."),
    "random-status": later("It burns, freezes or paralyses the foe."),
    "recharge": later("Its user rests for a turn afterwards."),
    "recoil": later("Its user loses {share} of the damage done."),
    "reflect": later("Physical moves do half the damage to its user's side for {value} turns."),
    "reset-stats": later("It undoes all changes of the foe's stats."),
    "rest": later("Its user sleeps for {value} turns, and regains all its HP."),
    "roost": later("Its user is not of the Flying type until the turn ends."),
    "self-ko": later("Its user faints."),
    "sleep": later("It puts the foe to sleep."),
    "stealth-rock": later("It lays rocks around the foe's side, which hurt whoever comes in."),
    "substitute": later("Its user gives {share} of its HP for a decoy that is hit in its place."),
    "sure-hit-if-user-poison": later("It cannot miss when its user is of the Poison type."),
    "switch-user": later("Its user changes places with another of its team."),
    "taunt": later("The foe cannot use status moves for {value} turns."),
    "thaw-foe": later("It thaws the foe."),
    "thaw-user": later("It thaws its user."),
    "transform": later("Its user becomes a copy of the foe."),
    "trap": later("It holds the foe for {value} to {most} turns, and hurts it each turn."),
    "uses-foe-attack": later("The foe's Attack counts in place of its user's."),
    "yawn": later("The foe falls asleep at the end of the next turn."),
}
STAGES: Final[Mapping[tuple[str, str], str]] = {
    ("stat-stage", "self"): later("{stat} of its user: {change}."),
    ("stat-stage", "foe"): later("{stat} of the foe: {change}."),
    ("charge-stat-stage", "self"): later("{stat} of its user while it prepares: {change}."),
}
_BATTLE_STATS: Final[Mapping[str, str]] = {"accuracy": later("Accuracy"), "evasion": later("Evasion")}


def effect_in_words(effect: EffectOut) -> str:
    """Return a sentence; a kind that this release of the page has no words for is told by its name in the API."""
    told = _always(effect)
    if effect.chance == 100:  # noqa: PLR2004 - percent
        return told
    return _("{effect} Chance: {chance}.").format(chance=percent(effect.chance / 100, 0), effect=told)


def _always(effect: EffectOut) -> str:
    value, most = effect.value or 0, effect.value_max or effect.value or 0
    if effect.stat is not None and (effect.kind, effect.target) in STAGES:
        return _(STAGES[effect.kind, effect.target]).format(stat=_stat(effect.stat), change=signed(value))
    if effect.kind == "multi-hit" and value == most:
        return _("It hits {value} times.").format(value=number(value))
    if effect.kind not in WORDS:
        return effect.kind
    return _(WORDS[effect.kind]).format(
        value=number(value),
        most=number(most),
        share=percent(value / 100, 0),
        most_share=percent(most / 100, 0),
    )


def _stat(slug: str) -> str:
    return stat_name(slug) if slug in STATS else _(_BATTLE_STATS[slug])
