"""The verdict on live quality in sentences: the API's own in English, ours from its figures in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.catalogues import SOURCE
from app.presentation.web.language import _, language, later, number
from app.presentation.web.monitoring.drift_words import FAILED
from app.presentation.web.pieces.figures import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.pieces.verdicts import Tone
    from predictiondex_client.models import Judge, JudgeOut, LiveQualityOut, LiveVerdict

VERDICTS: Final[Mapping[LiveVerdict, tuple[Tone, str]]] = {
    "good": ("good", later("The answers are as true as can be expected")),
    "degraded": ("bad", later("The answers are less true than can be expected")),
    "too_few": ("plain", later("Too few duels to tell")),
}
_JUDGES: Final[Mapping[Judge, str]] = {
    "own": later("our engine"),
    "reference": later("the reference engine"),
    "outcomes": later("players' reports"),
}
_MEANINGS: Final[Mapping[LiveVerdict, str]] = {
    "good": later("There is nothing to do."),
    "degraded": later(
        "Look at the worst disagreements, and at the history of promotions for what has changed. Rolling back brings "
        "back the version before; where none was better, train a new one."
    ),
    "too_few": later("Wait, or look at a longer time."),
}


def judge_name(judge: Judge) -> str:
    return _(_JUDGES[judge])


def quality_verdict(quality: LiveQualityOut) -> tuple[Tone, str]:
    tone, words = FAILED if quality.verdict is None else VERDICTS[quality.verdict]
    return tone, _(words)


def quality_explanation(quality: LiveQualityOut) -> str:
    if language() == SOURCE:
        return quality.explanation
    if quality.verdict is None:
        return _("It came to no verdict; whoever ran it was told why.")
    return " ".join([*map(_judged, quality.judges), _(_MEANINGS[quality.verdict])])


def _judged(one: JudgeOut) -> str:
    return _(
        "By {judge}, over {answers} answers: Brier score {brier}, where {best} is the best to be expected, and a "
        "calibration error of {error}, of which chance explains {chance}."
    ).format(
        judge=judge_name(one.judge),
        answers=number(one.duels),
        brier=figure(one.brier),
        best=figure(one.brier_floor),
        error=figure(one.calibration_error),
        chance=figure(one.calibration_chance),
    )
