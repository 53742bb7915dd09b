"""What the gate has said of a version, test by test."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.catalogues import SOURCE
from app.presentation.web.language import _, language, later, moment, number
from app.presentation.web.models.slices import slice_name
from app.presentation.web.models.wording import place_name
from app.presentation.web.pieces.figures import figure
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.verdicts import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predictiondex_client.models import FindingOut, VerdictOut

_TESTS: Final[Mapping[str, tuple[str, str]]] = {
    "files": (later("Files"), later("They must be those that were registered, and be readable.")),
    "features": (later("Features"), later("They must be those of this release.")),
    "staging": (later("Staging"), later("Production takes only what is in staging.")),
    "symmetry": (later("Symmetry"), later("The chances of both sides must add up to 1, whichever comes first.")),
    "mirror duels": (later("Mirror duels"), later("A duel with oneself must be even.")),
    "sanity": (later("Sanity"), later("Every forecast must be a chance, and lie within its own interval.")),
    "certain duels": (
        later("Certain duels"),
        later("Of duels whose winner is certain, this is the chance of the least sure one."),
    ),
    "latency alone": (
        later("Time for one duel"),
        later("Microseconds of the processor, for a duel that is asked about alone."),
    ),
    "latency in a batch": (
        later("Time in a batch"),
        later("Microseconds of the processor, for a duel among many."),
    ),
    "log loss": (
        later("Log loss on the exam"),
        later("By how much it is worse than the version in production; below 0, it is better."),
    ),
}
"""By the name that the API gives to the test: what it is called, and what it asks."""
_JOINT: Final = ", "
_SHOWN_FAILURES: Final = 5
"""The first is the most important one; all stand in the table of all tests."""


def show_verdicts(verdicts: Sequence[VerdictOut]) -> None:
    if not verdicts:
        st.info(_("It has not been judged yet. Promoting it to staging has it judged."))
    for verdict in verdicts:
        title = _("For {place}, on {moment}").format(place=place_name(verdict.to), moment=moment(verdict.judged_at))
        st.html(f"<p>{_outcome(passed=verdict.passed)} {escape(title)}</p>")
        failed = [one for one in verdict.findings if not one.passed]
        if failed:
            st.html(failures_table(failed))
        with st.expander(_("All tests of the gate for {place}").format(place=place_name(verdict.to))):
            st.html(_table(title, verdict.findings))


def failures_table(failed: Sequence[FindingOut]) -> str:
    title = _("What failed")
    if len(failed) > _SHOWN_FAILURES:
        title = _("What failed: the first {shown} of {count} tests").format(
            shown=number(_SHOWN_FAILURES), count=number(len(failed))
        )
    return _table(title, failed[:_SHOWN_FAILURES])


def _table(title: str, findings: Sequence[FindingOut]) -> str:
    columns = (_("Test"), _("Outcome"), _("Measured"), _("Limit"), _("What it says"))
    return table(title, columns, [_row(one) for one in findings], numbers=(2, 3))


def _row(finding: FindingOut) -> tuple[str, ...]:
    return (
        escape(_test_name(finding.test)),
        _outcome(passed=finding.passed),
        figure(finding.measured),
        figure(finding.limit),
        escape(_words(finding)),
    )


def _outcome(*, passed: bool) -> str:
    return verdict_badge("good", _("passed")) if passed else verdict_badge("bad", _("failed"))


def _test_name(test: str) -> str:
    known, joint, part = test.partition(_JOINT)
    name = _(_TESTS[known][0]) if known in _TESTS else known
    return f"{name}{joint}{slice_name(part)}" if part else name


def _words(finding: FindingOut) -> str:
    """In English what the API has found; in other languages what the test asks, beside which the figures stand."""
    known = finding.test.partition(_JOINT)[0]
    if language() == SOURCE or known not in _TESTS:
        return finding.words
    return _(_TESTS[known][1])
