from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.ports.forecast_store import KeptForecast
from app.domain.battle.outcome import Tallies
from app.domain.prediction.features import DuelFeatures
from app.domain.prediction.marks import Examined
from app.domain.prediction.splits import Fold, folds, pair_groups

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.tools import Sizes, Tools
    from app.application.ports.learner import Learned, Learner
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels

_AT_ONCE = 500


class Work:
    """The duels of an evaluation, with all that was found out about them so far, so that nothing is done twice."""

    def __init__(
        self, *, pokedex: Pokedex, exam: LabelledDuels, lessons: LabelledDuels, tools: Tools, sizes: Sizes, seed: int
    ) -> None:
        self.pokedex, self.exam, self.tools, self.sizes, self.seed = pokedex, exam, tools, sizes, seed
        self.exam_groups = pair_groups(pokedex, exam.duels)
        fold = folds(pokedex, lessons.duels)
        self.unseen_lessons = lessons.take(np.flatnonzero(fold == Fold.TEST))
        self._learn = lessons.take(np.flatnonzero(fold == Fold.TRAIN)[: max(sizes.sample, *sizes.curve)])
        if not len(self._learn) or not len(self.unseen_lessons):
            raise UnusableDatasetError("lessons", "there are too few to learn from and to be examined on")
        self._examined: Examined | None = None
        self._seen: dict[float | None, DuelFeatures] = {}
        self._exam_seen: dict[float | None, DuelFeatures] = {}

    @property
    def sample(self) -> LabelledDuels:
        return self.lessons(self.sizes.sample)

    def lessons(self, count: int) -> LabelledDuels:
        return self._learn.take(slice(count))

    def examined(self, tell: Callable[[float], None] | None = None) -> Examined:
        """Return the exam with its truth, which is played when it is first asked for."""
        if self._examined is None:
            battles = str(self.sizes.truth_battles)
            played = self.kept("truth", lambda: KeptForecast(chance=self._long_run(tell).win_share), battles=battles)
            truth = played.chance
            self._examined = Examined(tallies=self.exam.tallies, truth=truth)
        return self._examined

    def kept(self, name: str, make: Callable[[], KeptForecast], **settings: str) -> KeptForecast:
        """Return the forecast of the exam that goes by this name, which is made where it was not kept.

        `settings` are what it depends on, beside the exam, the Pokédex, the rules and the seed.
        """
        facts = {"name": name, "seed": str(self.seed), "rules": self.tools.simulator.rules_version, **settings}
        told = [self.pokedex.fingerprint, self.exam.fingerprint, json.dumps(facts, sort_keys=True)]
        key = hashlib.sha256(" ".join(told).encode()).hexdigest()
        forecast = self.tools.forecasts.find(key)
        if forecast is None:
            forecast = make()
            self.tools.forecasts.keep(key, forecast)
        return forecast

    def seen(self, count: int, doubt: float | None, tell: Callable[[float], None] | None = None) -> DuelFeatures:
        """Return the features of the first `count` lessons."""
        known = self._seen.get(doubt)
        if known is None or len(known.margin) < min(count, len(self._learn)):
            start = 0 if known is None else len(known.margin)
            more = self._read(self._learn.take(slice(start, count)), doubt, tell)
            known = more if known is None else DuelFeatures.concatenate([known, more])
            self._seen[doubt] = known
        return known.take(slice(count))

    def exam_seen(self, doubt: float | None, tell: Callable[[float], None] | None = None) -> DuelFeatures:
        if doubt not in self._exam_seen:
            self._exam_seen[doubt] = self._read(self.exam, doubt, tell)
        return self._exam_seen[doubt]

    def fit(self, seen: DuelFeatures, labelled: LabelledDuels, learner: Learner | None = None) -> Learned:
        share = seen.order.share_of_a(labelled.tallies.win_share)
        return (learner or self.tools.learner).fit(seen, share, labelled.tallies.battles, self.seed)

    def _read(self, labelled: LabelledDuels, doubt: float | None, tell: Callable[[float], None] | None) -> DuelFeatures:
        on_progress = None if tell is None else (lambda done: tell(done / len(labelled)))
        return self.tools.reader.read(labelled.duels, doubt=doubt, on_progress=on_progress)

    def _long_run(self, tell: Callable[[float], None] | None) -> Tallies:
        parts = []
        for start in range(0, len(self.exam), _AT_ONCE):
            duels = self.exam.duels.take(slice(start, start + _AT_ONCE))
            # Other battles than those that models are told of, and than those of any other part.
            seed = self.seed + 1 + start
            parts.append(self.tools.simulator.simulate(duels, battles=self.sizes.truth_battles, seed=seed))
            if tell:
                tell(min((start + _AT_ONCE) / len(self.exam), 1.0))
        return Tallies.concatenate(parts)


def chance_of_a(learned: Learned, seen: DuelFeatures) -> NDArray[np.float64]:
    return seen.order.share_of_a(learned(seen))
