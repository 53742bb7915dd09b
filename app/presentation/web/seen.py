"""What a page was told: asked when it is opened, and kept until somebody wants it to look again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from app.presentation.web.asking import RefusedError, ask
from app.presentation.web.language import _, moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from predictiondex_client.models import ProblemOut
    from predictiondex_client.types import Response

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    looked_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    answers: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """By the question and its arguments; refusals, too."""


def seen(page: str, operation: Callable[..., Response[_Answer | ProblemOut]], **arguments: str | int) -> _Answer:
    """Ask, unless it was asked before; raise what `ask` raises."""
    answers = _seen(page).answers
    question = (operation.__module__, *(f"{name}={value}" for name, value in sorted(arguments.items())))
    if question not in answers:
        answers[question] = _answer(operation, arguments)
    answer: _Answer | RefusedError = answers[question]
    if isinstance(answer, RefusedError):
        raise answer
    return answer


def arrive(page: str) -> None:
    """Let whoever comes from another page see what is so now; to be called before the page asks anything."""
    # Streamlit forgets a widget with the page that shows it.
    if _button(page) not in st.session_state:
        look_again(page)


def offer_another_look(page: str) -> None:
    """Show when the page has looked, and a button."""
    at, again = st.columns([3, 1], vertical_alignment="center")
    at.caption(_("As of {moment}").format(moment=moment(_seen(page).looked_at)))
    again.button(
        _("Refresh"), key=_button(page), on_click=look_again, args=(page,), icon=":material/refresh:", width="stretch"
    )


def look_again(page: str) -> None:
    st.session_state[f"{page}_seen"] = Seen()


def _seen(page: str) -> Seen:
    told: Seen = st.session_state.setdefault(f"{page}_seen", Seen())
    return told


def _button(page: str) -> str:
    return f"{page}_again"


def _answer(
    operation: Callable[..., Response[_Answer | ProblemOut]], arguments: dict[str, str | int]
) -> _Answer | RefusedError:
    try:
        return ask(operation, **arguments)
    except RefusedError as refusal:
        return refusal
