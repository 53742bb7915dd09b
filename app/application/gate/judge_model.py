from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.gate.judge import read_soundly
from app.application.gate.noted_verdict import Circumstances, NotedVerdict, note_name
from app.application.model_versions import holder
from app.application.ports.model_registry import DamagedModelError, OutdatedModelError
from app.domain.registry.comparison import WHOLE, Exam, compare
from app.domain.registry.model_version import Alias
from app.domain.registry.verdict import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.gate.entrance_tests import EntranceTests
    from app.application.gate.judge import PredictorMaker
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.registry.model_version import ModelVersion

_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeModel:
    """Try a candidate before it takes a place, and note the verdict on it.

    For staging it is tried alone; for production it is also compared with the champion, on the exam.
    """

    pokedex: PokedexRepository
    exam: Callable[[], DuelDataset]
    """Made when it is first asked for, because it needs libraries that not every process has."""
    registry: ModelRegistry
    predictor_of: PredictorMaker
    entrance_tests: EntranceTests

    def __call__(
        self, candidate: ModelVersion, to: Alias, *, on_progress: Callable[[float], None] | None = None
    ) -> Verdict:
        """Raise `UnusableDatasetError` where the exam is needed and cannot be read."""
        champion = holder(self.registry, Alias.PRODUCTION)
        findings, predictor = read_soundly(self.registry, self.predictor_of, candidate.version)
        if predictor is not None:
            pokedex = self.pokedex.get()
            findings += self.entrance_tests(predictor, pokedex)
            if to is Alias.PRODUCTION and champion is not None:
                findings += self._compared(predictor, champion, pokedex, on_progress or _nobody)
        verdict = Verdict(to=to, findings=tuple(findings))
        self._note(candidate, champion, verdict)
        return verdict

    def _compared(
        self, predictor: BattlePredictor, champion: ModelVersion, pokedex: Pokedex, tell: Callable[[float], None]
    ) -> tuple[Finding, ...]:
        named = f"version {champion.version}"
        try:
            defender = self.predictor_of(self.registry.load(champion.version), champion.version)
        except OutdatedModelError:
            words = f"{named}, which is in production, is of another release and cannot answer: nothing can be lost"
            return (Finding(test=WHOLE, passed=True, measured=None, limit=None, words=words),)
        except DamagedModelError as error:
            words = f"{named}, which is in production, cannot be compared with: {error.reason}"
            return (Finding(test=WHOLE, passed=False, measured=None, limit=None, words=words),)
        labelled = self.exam().load(pokedex)
        ours = _forecast(predictor, labelled.duels, pokedex, lambda done: tell(done / 2))
        theirs = _forecast(defender, labelled.duels, pokedex, lambda done: tell((1 + done) / 2))
        return compare(Exam.of(pokedex, labelled), ours, theirs, against=named)

    def _note(self, candidate: ModelVersion, champion: ModelVersion | None, verdict: Verdict) -> None:
        is_compared = verdict.to is Alias.PRODUCTION and champion is not None
        circumstances = Circumstances(
            candidate=candidate.checksum,
            champion=champion.checksum if champion and is_compared else None,
            exam=self.exam().manifest().checksum if is_compared else None,
            pokedex=self.pokedex.get().fingerprint,
        )
        noted = NotedVerdict(circumstances=circumstances, judged_at=datetime.now(UTC), verdict=verdict)
        self.registry.note(candidate.version, {note_name(verdict.to): noted.as_text()})


def _forecast(
    predictor: BattlePredictor, duels: Duels, pokedex: Pokedex, tell: Callable[[float], None]
) -> NDArray[np.float64]:
    parts = []
    for start in range(0, len(duels), _AT_ONCE):
        parts.append(predictor.predict(duels.take(slice(start, start + _AT_ONCE)), pokedex).win_probability)
        tell(min((start + _AT_ONCE) / len(duels), 1.0))
    return np.concatenate(parts)


def _nobody(_: float) -> None:
    """Nobody wants to know."""
