from __future__ import annotations

import re

from app.presentation.api.errors import KINDS
from app.presentation.web.problem_words import SENTENCES
from tests.conftest import ROOT

_FOR_MLFLOW_ALONE = {"webhooks-off", "unsigned-event", "stale-event"}


def test_every_kind_of_problem_has_its_words() -> None:
    api = ROOT / "app" / "presentation" / "api"
    elsewhere = {kind for file in api.glob("*.py") for kind in re.findall(r'kind="([a-z-]+)"', file.read_text())}
    assert elsewhere >= {"invalid-request", "malformed-json", "too-slow"}
    assert set(SENTENCES) == ({kind.slug for kind in KINDS.values()} | elsewhere) - _FOR_MLFLOW_ALONE
