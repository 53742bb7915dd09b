from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.gate.judge import Judge
from app.domain.registry.verdict import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.registry.model_version import Alias, ModelVersion

PASSED = Finding(test="mirror duels", passed=True, measured=0.0, limit=0.0, words="a duel with oneself is even")
FAILED = Finding(test="log loss", passed=False, measured=0.0042, limit=0.0001, words="log loss 0.0042 worse")
VITAL = Finding(test="files", passed=False, measured=None, limit=None, words="its win.ubj is missing", is_vital=True)


class FakeJudge(Judge):
    """Finds what it is told to find; `failure`, once set, is what every judgement raises."""

    def __init__(self, *findings: Finding) -> None:
        self.failure: Exception | None = None
        self.findings = findings or (PASSED,)
        self.judged: list[tuple[str, Alias]] = []

    def __call__(
        self, candidate: ModelVersion, to: Alias, *, on_progress: Callable[[float], None] | None = None
    ) -> Verdict:
        if self.failure is not None:
            raise self.failure
        self.judged.append((candidate.version, to))
        if on_progress is not None:
            on_progress(1.0)
        return Verdict(to=to, findings=self.findings)
