"""Questions of the quiz and why an answer is right, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later
from app.presentation.web.pieces.multipliers import MULTIPLIERS, effect_name, sign
from app.presentation.web.quiz.questions import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.quiz.questions import Attack, Question, Target
    from app.presentation.web.reference import Reference

LEVELS: Final[Mapping[Level, str]] = {
    Level.ONE: later("One type"),
    Level.TWO: later("Two types"),
    Level.REAL: later("Real Pokémon and moves"),
}


def question_in_words(question: Question, known: Reference) -> str:
    target = target_name(question.target, known)
    first = question.attacks[0]
    if not question.is_how_hard:
        asked = _("Which of these types hits {target} super effectively?")
        if first.move is not None:
            asked = _("Which of these moves hits {target} super effectively?")
        return asked.format(target=target)
    asked = _("A move of the type {attack} hits {target}: how hard?")
    if first.move is not None:
        asked = _("{attack} hits {target}: how hard?")
    return asked.format(attack=attack_name(first, known), target=target)


def option_in_words(question: Question, option: int, known: Reference) -> str:
    if question.is_how_hard:
        return f"{sign(MULTIPLIERS[option])} · {effect_name(MULTIPLIERS[option])}"
    return attack_name(question.attacks[option], known)


def reasons(question: Question, known: Reference) -> list[str]:
    """Return a sentence about the Pokémon, if there is one, and one about each attack."""
    told = []
    if question.target.pokemon is not None:
        is_of = _("{pokemon} is of the type {types}.")
        told.append(is_of.format(pokemon=target_name(question.target, known), types=_typing(question.target, known)))
    return told + [_reason(attack, question.target, known) for attack in question.attacks]


def attack_name(attack: Attack, known: Reference) -> str:
    return known.type_name(attack.type) if attack.move is None else known.move_name(attack.move)


def target_name(target: Target, known: Reference) -> str:
    if target.pokemon is not None:
        return known.pokemon_name(target.pokemon)
    return _typing(target, known)


def _typing(target: Target, known: Reference) -> str:
    return "/".join(known.type_name(slug) for slug in target.types)


def _reason(attack: Attack, target: Target, known: Reference) -> str:
    own = known.type_name(attack.type)
    name = own if attack.move is None else f"{attack_name(attack, known)} ({own})"
    product = known.multiplier(attack.type, target.types)
    parts = ", ".join(f"{known.type_name(slug)} {sign(known.chart[attack.type][slug])}" for slug in target.types)
    if len(target.types) == 1:
        return _("{attack} hits {parts}.").format(attack=name, parts=parts)
    return _("{attack} hits {parts}: together {sign}.").format(attack=name, parts=parts, sign=sign(product))
