"""What is wrong with a step of a document, after it was followed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from tests.documents.comparison import is_text, objection_to_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.documents.steps import Step
    from tests.documents.terminal import Outcome

_PROBLEM: Final = re.compile(r"urn:predictiondex:problem:[\w-]+")


def objections_to(step: Step, outcome: Outcome) -> list[str]:
    """Return where what was printed is not what the document shows.

    Each JSON block shows one of the answers, in their order; a block of text shows all that was printed.
    """
    return [*_unlike(step, outcome), *_failures(step, outcome), *_problems(step, outcome)] if step.run else []


def _unlike(step: Step, outcome: Outcome) -> Iterator[str]:
    answers = iter(outcome.answers())
    for fence in step.seen:
        if fence.language == "text":
            said = None if is_text(fence.text, outcome.printed) else f"line {fence.line}: {outcome.printed}"
        else:
            said = objection_to_answer(json.loads(fence.text), next(answers, None))
        if said:
            yield said


def _failures(step: Step, outcome: Outcome) -> list[str]:
    """Return what went wrong, where the document does not show what was said of it."""
    is_shown = any(one.language == "text" and is_text(one.text, outcome.printed) for one in step.seen)
    return [] if is_shown else [f"{one} failed: {outcome.printed}" for one in outcome.failed]


def _problems(step: Step, outcome: Outcome) -> list[str]:
    """Return which problems the API has answered that the document does not show."""
    shown = {kind for one in step.seen for kind in _PROBLEM.findall(one.text)}
    return [outcome.printed] if set(_PROBLEM.findall(outcome.printed)) - shown else []
