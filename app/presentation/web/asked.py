"""The last question of a page with its answer, which stays until another one is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import streamlit as st

from app.presentation.web.addresses import show_in_address
from app.presentation.web.asking import RefusedError
from app.presentation.web.language import _
from app.presentation.web.problems import show_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Question(Protocol):
    @property
    def address(self) -> Mapping[str, str]:
        """What the address must say, so that the same is asked by whoever opens it."""


_Question = TypeVar("_Question", bound=Question)
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[_Question, _Answer]):
    question: _Question
    answer: _Answer | RefusedError


def said_anew(page: str) -> Mapping[str, str] | None:
    """Return what the address says, and forget the answer, unless that is the one that the address asks for."""
    said = st.query_params.to_dict()
    told: Told[Question, object] | None = st.session_state.get(_key(page))
    if told is not None and (not said or said == told.question.address):
        return None
    forget(page)
    return said


def forget(page: str) -> None:
    """Let the next run ask again."""
    st.session_state.pop(_key(page), None)


def want(page: str) -> None:
    """Let the next `tell` ask again: what a button calls, so that no click is lost where a run is cut short."""
    st.session_state[_wish(page)] = True


def tell(page: str, question: _Question, ask: Callable[[_Question], _Answer]) -> Told[_Question, _Answer]:
    """Ask if that is wanted, or if nothing has been asked yet; say so where the answer is about something else."""
    told: Told[_Question, _Answer] | None = st.session_state.get(_key(page))
    if told is None or _wish(page) in st.session_state:
        # Where nobody answers, the wish outlives this run.
        want(page)
        told = _asked(question, ask)
        del st.session_state[_wish(page)]
        st.session_state[_key(page)] = told
    show_in_address(told.question.address)
    if told.question != question:
        st.info(_("This answer is about the choices before. Ask again for those above."), icon=":material/history:")
    if isinstance(told.answer, RefusedError):
        show_refusal(told.answer)
    return told


def _asked(question: _Question, ask: Callable[[_Question], _Answer]) -> Told[_Question, _Answer]:
    try:
        return Told(question=question, answer=ask(question))
    except RefusedError as refusal:
        return Told(question=question, answer=refusal)


def _wish(page: str) -> str:
    return f"{page}_wanted"


def _key(page: str) -> str:
    return f"{page}_told"
