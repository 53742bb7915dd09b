from __future__ import annotations

from app.presentation.api.errors import KINDS
from app.presentation.api.problems import WITHOUT_ERROR
from app.presentation.web.problem_words import SENTENCES

_FOR_MLFLOW_ALONE = {"webhooks-off", "unsigned-event", "stale-event"}


def test_every_kind_of_problem_has_its_words() -> None:
    kinds = {one.slug for one in (*KINDS.values(), *WITHOUT_ERROR)}
    assert set(SENTENCES) == kinds - _FOR_MLFLOW_ALONE
