from __future__ import annotations

import logging
import threading
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.prediction import Method
from app.domain.registry.shadow import ShadowAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.shadow_repository import ShadowRepository
    from app.domain.prediction.prediction import Prediction

_MOST_WAITING: Final = 5_000
_MOST_AT_ONCE: Final = 500
_GATHER_SECONDS: Final = 0.2

_log = logging.getLogger(__name__)


class ShadowBook:
    """Lets a challenger answer what the champion has answered, behind the answers, in one thread of its own.

    Whoever offers an answer never waits, and never hears of a failure: what finds no room is dropped, and counted.
    """

    def __init__(
        self,
        *,
        pokedex: PokedexRepository,
        predictions: PredictionRepository,
        shadows: ShadowRepository,
        most_waiting: int = _MOST_WAITING,
    ) -> None:
        self._pokedex, self._predictions, self._shadows = pokedex, predictions, shadows
        self._waiting: deque[Prediction] = deque()
        self._most_waiting = most_waiting
        self._something = threading.Condition()
        self._challenger: BattlePredictor | None = None
        self._is_closed = False
        self._worker: threading.Thread | None = None
        self.answered = 0
        self.dropped = 0
        """For want of room, or of a database, or because the challenger has failed."""

    @property
    def challenger(self) -> str | None:
        """Return the version that answers."""
        challenger = self._challenger
        return None if challenger is None else challenger.version

    def challenge(self, challenger: BattlePredictor | None) -> None:
        """Let this one answer from now on; with None, nobody."""
        with self._something:
            self._challenger = challenger
            if challenger is None:
                self._waiting.clear()
            elif self._worker is None:
                self._worker = threading.Thread(target=self._work, name="shadow", daemon=True)
                self._worker.start()

    def offer(self, predictions: Sequence[Prediction]) -> None:
        if self._challenger is None:
            return
        asked = [one for one in predictions if one.method is Method.MODEL]
        with self._something:
            room = max(self._most_waiting - len(self._waiting), 0)
            self._waiting.extend(asked[:room])
            self.dropped += len(asked[room:])
            self._something.notify()

    def close(self, *, seconds: float = 2.0) -> None:
        """Answer nothing more; what waits is dropped."""
        with self._something:
            self._is_closed = True
            self._something.notify()
        if self._worker is not None:
            self._worker.join(seconds)

    def _work(self) -> None:
        told = ""
        while not self._is_closed:
            batch, challenger = self._next(), self._challenger
            if not batch or challenger is None:
                continue
            failure = self._failure_of(challenger, batch)
            if failure is not None and repr(failure) != told:
                _log.error("The challenger %s is not heard: %s", challenger.version, failure)
            told = repr(failure)

    def _failure_of(self, challenger: BattlePredictor, batch: Sequence[Prediction]) -> Exception | None:
        try:
            self._answer(challenger, batch)
        except Exception as failure:  # noqa: BLE001 - whatever it is, it is told, and the champion answers on
            self.dropped += len(batch)
            return failure
        return None

    def _next(self) -> list[Prediction]:
        with self._something:
            self._something.wait_for(lambda: self._waiting or self._is_closed)
            self._something.wait_for(lambda: self._is_closed, _GATHER_SECONDS)
            count = 0 if self._is_closed else min(len(self._waiting), _MOST_AT_ONCE)
            return [self._waiting.popleft() for _ in range(count)]

    def _answer(self, challenger: BattlePredictor, batch: Sequence[Prediction]) -> None:
        asked = [one for one in batch if one.model_version != challenger.version]
        if not asked:
            return
        pokedex = self._pokedex.get()
        forecasts = challenger.predict(line_up_duels(pokedex, [(one.a, one.b) for one in asked]), pokedex)
        now = datetime.now(UTC)
        # To find the last one is to wait until all are written, for a shadow falls only on what is there.
        self._predictions.find(asked[-1].prediction_id)
        self._shadows.add(
            [
                ShadowAnswer(
                    prediction_id=one.prediction_id,
                    model_version=challenger.version,
                    win_probability=chance,
                    made_at=now,
                )
                for one, chance in zip(asked, forecasts.win_probability.tolist(), strict=True)
            ]
        )
        self.answered += len(asked)
