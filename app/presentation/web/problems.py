"""What the reader is told when the API refuses, or does not answer."""

from __future__ import annotations

from typing import Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ServiceAwayError, ask
from app.presentation.web.catalogues import SOURCE
from app.presentation.web.language import _, language
from app.presentation.web.pieces.prose import as_markdown
from app.presentation.web.problem_words import SENTENCES
from predictiondex_client.api.health import check_liveness

_LOOKS_AGAIN_SECONDS: Final = 2.0
_JUST_SHOWN: Final = "away_just_shown"


def show_refusal(refusal: RefusedError, words: str = "") -> None:
    """Say it in these words, where there are any."""
    st.error(words or sentence(refusal), icon=":material/error:")
    if refusal.request_id:
        st.caption(_("Request {request_id}").format(request_id=refusal.request_id))


def sentence(refusal: RefusedError) -> str:
    """In English the API's own words; in other languages what kind of problem it is, and what would be right."""
    problem = refusal.problem
    if language() == SOURCE or refusal.kind not in SENTENCES:
        return as_markdown(problem.detail)
    told = [_(SENTENCES[refusal.kind])]
    if problem.did_you_mean:
        told.append(_("Did you mean {names}?").format(names=as_markdown(", ".join(problem.did_you_mean))))
    return " ".join(told)


def show_away() -> None:
    """Say that nobody answers, and go on by itself as soon as somebody does."""
    st.header(_("The predictor is taking a break"), anchor=False)
    st.write(_("It does not answer just now. This page looks again every two seconds, and goes on where you were."))
    st.session_state[_JUST_SHOWN] = True
    _look_again()


@st.fragment(run_every=_LOOKS_AGAIN_SECONDS)
def _look_again() -> None:
    """Look only when time has passed: a question that fails while others are answered is not asked again at once."""
    if st.session_state.pop(_JUST_SHOWN, False) or not _is_alive():
        st.progress(0.0, text=_("Still away …"))
    else:
        st.rerun(scope="app")


def _is_alive() -> bool:
    try:
        ask(check_liveness.sync_detailed)
    except (ServiceAwayError, RefusedError):
        return False
    return True
