"""What is wrong with a step of a document, after it was followed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.documents.comparison import is_text, objection_to_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.documents.steps import Step
    from tests.documents.terminal import Outcome

_PROBLEM: Final = '"urn:predictiondex:problem:'


def objections_to(step: Step, outcome: Outcome) -> list[str]:
    """Return where what was printed is not what the document shows.

    Each JSON block shows one of the answers, in their order; a block of text shows all that was printed.
    """
    if not step.run:
        return []
    return [*_unlike(step, outcome), *([] if step.seen else _failures(outcome))]


def _unlike(step: Step, outcome: Outcome) -> Iterator[str]:
    answers = iter(outcome.answers())
    for fence in step.seen:
        if fence.language == "text":
            said = None if is_text(fence.text, outcome.printed) else f"line {fence.line}: {outcome.printed}"
        else:
            said = objection_to_answer(json.loads(fence.text), next(answers, None))
        if said:
            yield said


def _failures(outcome: Outcome) -> list[str]:
    """Return what went wrong, where the document does not show that it would."""
    problem = [outcome.printed] if _PROBLEM in outcome.printed else []
    return [*(f"{one} failed: {outcome.printed}" for one in outcome.failed), *problem]
