"""Why an answer is what it is: what the two differ in, and what each of that does to the chance."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later, number, plain_number
from app.presentation.web.pieces.bars import signed_bar
from app.presentation.web.pieces.figures import NONE
from app.presentation.web.pieces.markup import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import ExplanationOut, Fact, ReasonOut

_FACTS: Final[Mapping[Fact, str]] = {
    "speed": later("Speed"),
    "hp": later("HP"),
    "level": later("Level"),
    "attack": later("Attacking stat"),
    "defence": later("Stat that is hit"),
    "power": later("Power of the move"),
    "accuracy": later("Accuracy"),
    "priority": later("Priority"),
    "type_effectiveness": later("Effectiveness of the move"),
    "same_type_bonus": later("Same-type bonus"),
    "effects": later("Effects, immunities and all else"),
}
_TIMES: Final = frozenset({"type_effectiveness", "same_type_bonus"})
_UNSEEN: Final = 0.0005
"""Below a twentieth of a point, a fact is not worth a line."""


def reasons(explanation: ExplanationOut, a: str, b: str) -> str:
    """`a` and `b` are the names of the two."""
    shown = [one for one in explanation.facts if abs(one.points) >= _UNSEEN]
    if not shown:
        nothing = _("Nothing sets the two apart.")
        return f"<p>{escape(nothing)}</p>"
    largest = abs(shown[0].points)
    columns = (_("What sets them apart"), a, b, _("Points for {a}").format(a=a), _("For whom it speaks"))
    rows = [_row(one, a, b, largest) for one in shown]
    return f"<p>{escape(_summary(shown, a, b))}</p>" + table(_("Why"), columns, rows, numbers=(1, 2, 3))


def fact_name(fact: Fact) -> str:
    return _(_FACTS[fact])


def _summary(shown: list[ReasonOut], a: str, b: str) -> str:
    strongest = shown[0]
    who = a if strongest.points > 0 else b
    words = _("What counts most: {fact}, in favour of {who}.")
    return words.format(fact=fact_name(strongest.fact), who=who)


def _row(reason: ReasonOut, a: str, b: str, largest: float) -> tuple[str, ...]:
    sign = "+" if reason.points > 0 else "\N{MINUS SIGN}"
    return (
        escape(fact_name(reason.fact)),
        escape(_value(reason.fact, reason.a)),
        escape(_value(reason.fact, reason.b)),
        f"{sign}{number(100 * abs(reason.points), 1)}",
        f'<div class="pdx-head">{signed_bar(reason.points, largest)}{escape(a if reason.points > 0 else b)}</div>',
    )


def _value(fact: Fact, value: float | None) -> str:
    if value is None:
        return _("never misses") if fact == "accuracy" else NONE
    if fact in _TIMES:
        return f"×{plain_number(value)}"
    return number(value)
