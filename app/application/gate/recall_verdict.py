from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.gate.judge import read_soundly
from app.application.gate.noted_verdict import Circumstances, NotedVerdict
from app.application.model_versions import holder
from app.domain.errors import PredictionDexError
from app.domain.registry.model_version import Alias
from app.domain.registry.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.gate.judge import Judge, PredictorMaker
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.turnstile import Turnstile
    from app.domain.registry.model_version import ModelVersion


class NotJudgedError(PredictionDexError):
    """There is no verdict on a version as things stand now."""

    def __init__(self, version: str, champion: str | None) -> None:
        self.version = version
        self.champion = champion
        rival = f"against version {champion}, which is in production" if champion else "as things stand now"
        super().__init__(
            f"Version {version} was not judged {rival}. "
            f"Run `predictiondex model judge {version}` where the exam can be read, and promote it then."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallVerdict:
    """Judge where the exam cannot be read, or takes too long to be sat.

    For production, a verdict counts that was noted on the candidate: on these very files, against this champion, on
    this exam and Pokédex, by these rules. For staging the candidate is tried on the spot.
    """

    registry: ModelRegistry
    pokedex: PokedexRepository
    predictor_of: PredictorMaker
    exam_checksum: Callable[[], str]
    judge: Judge
    turnstile: Turnstile

    def __call__(
        self, candidate: ModelVersion, to: Alias, *, on_progress: Callable[[float], None] | None = None
    ) -> Verdict:
        """Raise `NotJudgedError`."""
        with self.turnstile.turn():
            if to is not Alias.PRODUCTION:
                return self.judge(candidate, to, on_progress=on_progress)
            return self._recalled(candidate)

    def _recalled(self, candidate: ModelVersion) -> Verdict:
        findings, predictor = read_soundly(self.registry, self.predictor_of, candidate.version)
        if predictor is None:
            return Verdict(to=Alias.PRODUCTION, findings=tuple(findings))
        champion, noted = holder(self.registry, Alias.PRODUCTION), NotedVerdict.on(candidate, Alias.PRODUCTION)
        if noted is None or noted.circumstances != self._circumstances(candidate, champion):
            raise NotJudgedError(candidate.version, champion.version if champion else None)
        return noted.verdict

    def _circumstances(self, candidate: ModelVersion, champion: ModelVersion | None) -> Circumstances:
        return Circumstances(
            candidate=candidate.checksum,
            champion=champion.checksum if champion else None,
            exam=self.exam_checksum() if champion else None,
            pokedex=self.pokedex.get().fingerprint,
        )
