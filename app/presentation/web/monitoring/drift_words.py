"""The verdict on drift in sentences: the API's own in English, ours from its figures in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.catalogues import SOURCE
from app.presentation.web.language import _, language, later, number, percent, plural
from app.presentation.web.monitoring.columns import column_name
from app.presentation.web.pieces.figures import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.pieces.verdicts import Tone
    from predictiondex_client.models import ColumnDriftOut, DriftOut, DriftVerdict

VERDICTS: Final[Mapping[DriftVerdict, tuple[Tone, str]]] = {
    "stable": ("good", later("What is asked is what it has learnt from")),
    "population_shift": ("unsure", later("Other matchups are asked, of the kind it knows")),
    "out_of_domain": ("bad", later("Duels are asked such as it has never seen")),
    "too_few": ("plain", later("Too few duels to tell")),
}
FAILED: Final[tuple[Tone, str]] = ("bad", later("The look failed"))
_MEANINGS: Final[Mapping[DriftVerdict, str]] = {
    "stable": later("There is nothing to do."),
    "population_shift": later(
        "The rules that decide them are the same, so this is no failure. `predictiondex monitor quality` says whether "
        "the answers are still true."
    ),
    "out_of_domain": later("It extrapolates there. Teach it such duels and train again."),
    "too_few": later("Wait, or look at a longer time."),
}
_NAMED: Final = 3
"""Columns that are told of in the sentence; the table has all."""


def drift_verdict(drift: DriftOut) -> tuple[Tone, str]:
    tone, words = FAILED if drift.verdict is None else VERDICTS[drift.verdict]
    return tone, _(words)


def drift_explanation(drift: DriftOut) -> str:
    if language() == SOURCE:
        return drift.explanation
    if drift.verdict is None or drift.sample is None or drift.out_of_domain is None:
        return _("It came to no verdict; whoever ran it was told why.")
    sentences = [
        plural("{count} different duel was looked at.", "{count} different duels were looked at.", drift.sample.duels),
        _("{share} of them are outside of what the model has seen.").format(share=percent(drift.out_of_domain.total)),
        *_moved(drift),
        _(_MEANINGS[drift.verdict]),
    ]
    return " ".join(sentences)


def _moved(drift: DriftOut) -> list[str]:
    shifted = [one for one in drift.columns if one.shift == "large"]
    if not shifted:
        return [_("No column has moved much.")] if drift.columns else []
    named = "; ".join(map(_middle, shifted[:_NAMED]))
    return [_("What has moved most: {columns}.").format(columns=named)]


def _middle(column: ColumnDriftOut) -> str:
    name, psi = column_name(column), number(column.psi, 2)
    asked, learnt = figure(column.asked), figure(column.learnt)
    if asked == learnt:
        told = _("{column} (spread differently, with {asked} still in the middle; PSI {psi})")
        return told.format(column=name, asked=asked, psi=psi)
    told = _("{column} ({asked} in the middle, where it was {learnt}; PSI {psi})")
    return told.format(column=name, asked=asked, learnt=learnt, psi=psi)
