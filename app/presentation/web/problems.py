"""What the reader is told when the API refuses, or does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import ServiceAwayError, ask
from app.presentation.web.language import SOURCE, _, language, later
from predictiondex_client.api.health import check_liveness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.asking import RefusedError

_LOOKS_AGAIN_SECONDS: Final = 2.0

SENTENCES: Final[Mapping[str, str]] = {
    "unknown-name": later("Nothing in the Pokédex has this name."),
    "key-needed": later("This needs a key."),
    "refused-key": later("This key is not known, or has expired or been revoked."),
    "missing-scope": later("This key does not open that: it needs the scope operate."),
    "promotion-refused": later("The gate does not let this version in."),
    "not-judged": later(
        "This version was not judged against the one in production. Run `predictiondex model judge` where the exam can "
        "be read, and promote it then."
    ),
    "already-in-place": later("This version is in that place already."),
    "missing-reason": later("To force a promotion needs a reason, which is kept with it."),
    "promotion-under-way": later("Another promotion is under way. Try again in a moment."),
    "promotion-overtaken": later("Another promotion came first. Look at what is in place now."),
    "nothing-to-roll-back": later("There is no earlier version to go back to."),
    "rollback-impossible": later("The version before cannot come back as it was; production stays as it is."),
    "no-training-report": later(
        "No report was kept of the training of this version. A training of this release keeps one: "
        "`predictiondex learn train`."
    ),
    "damaged-training-report": later("The report of this version's training cannot be read."),
    "registry-unavailable": later("The registry of models cannot be reached just now."),
    "no-model": later("No model is in production yet. An operator can promote one on the page Models."),
}
"""By the kind of the problem."""


def show_refusal(refusal: RefusedError, words: str = "") -> None:
    """Say it in these words, where there are any."""
    st.error(words or sentence(refusal), icon=":material/error:")
    if refusal.request_id:
        st.caption(_("Request {request_id}").format(request_id=refusal.request_id))


def sentence(refusal: RefusedError) -> str:
    """In English the API's own words; in other languages what kind of problem it is, and what would be right."""
    problem = refusal.problem
    if language() == SOURCE or refusal.kind not in SENTENCES:
        return str(problem.detail)
    told = [_(SENTENCES[refusal.kind])]
    if problem.did_you_mean:
        told.append(_("Did you mean {names}?").format(names=", ".join(problem.did_you_mean)))
    return " ".join(told)


def show_away() -> None:
    """Say that nobody answers, and go on by itself as soon as somebody does."""
    st.header(_("The predictor is taking a break"), anchor=False)
    st.write(_("It does not answer just now. This page looks again every two seconds, and goes on where you were."))
    _look_again()


@st.fragment(run_every=_LOOKS_AGAIN_SECONDS)
def _look_again() -> None:
    try:
        ask(check_liveness.sync_detailed)
    except ServiceAwayError:
        st.progress(0.0, text=_("Still away …"))
    else:
        st.rerun(scope="app")
