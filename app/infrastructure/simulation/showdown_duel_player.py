from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.application.ports.duel_player import DuelPlayer, SimulationTooLongError
from app.domain.battle.engine.turn import TIE
from app.domain.battle.simulation import PlayedBattles
from app.domain.battle.tables import tables_of
from app.infrastructure.simulation.engine_pool import EnginePool
from app.infrastructure.simulation.node_process import NodeProcessError, NodeTimeoutError
from app.infrastructure.simulation.order import Order, seeds

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.simulation.engine_process import EngineProcess


class ShowdownDuelPlayer(DuelPlayer):
    """Plays with the engine of Pokémon Showdown, in Node processes that live on between calls.

    One that has not answered within the limit is killed; the next call starts another.
    """

    def __init__(self, *, engine_folder: Path, workers: int, limit_seconds: float) -> None:
        self._pool = EnginePool(engine_folder, workers)
        self._limit_seconds = limit_seconds
        self._rules_version: str | None = None

    @property
    def rules_version(self) -> str:
        if self._rules_version is None:
            with self._pool.lend() as engine:
                self._rules_version = engine.rules_version(timeout_seconds=self._limit_seconds)
        return self._rules_version

    def play(self, duel: Duels, pokedex: Pokedex, *, battles: int, seed: int) -> PlayedBattles:
        _ = self.rules_version  # an engine that does not start is no duel's fault
        order = Order(pokedex=pokedex, duels=duel, seeds=seeds(seed, 1), battles=battles)
        tables = tables_of(pokedex)
        max_hp = int(tables.stats(duel.a)[0, 0]), int(tables.stats(duel.b)[0, 0])
        with self._pool.lend() as engine:
            try:
                answer = self._ask(engine, order)
                return _understood(answer["results"][0], battles, max_hp)
            except NodeTimeoutError:
                raise SimulationTooLongError(battles, self._limit_seconds) from None
            except NodeProcessError as error:
                raise order.failure(0, str(error)) from error
            except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
                engine.close()
                raise order.failure(0, "it answered nonsense") from error

    def close(self) -> None:
        self._pool.close()

    def _ask(self, engine: EngineProcess, order: Order) -> dict[str, Any]:
        request = order.request(range(1)) | {"op": "each_battle"}
        answer = engine.ask(request, timeout_seconds=self._limit_seconds)
        if "error" in answer:
            raise order.failure(0, str(answer["error"]))
        return answer


def _understood(results: object, battles: int, max_hp: tuple[int, int]) -> PlayedBattles:
    """Raise ValueError, TypeError or OverflowError on nonsense."""
    played = np.array(results, dtype=np.int64)
    if played.shape != (battles, 4):
        raise ValueError(results)
    if (played < (TIE, 1, 0, 0)).any() or (played[:, 0] > 1).any() or (played[:, 2:] > max_hp).any():
        raise ValueError(results)
    return PlayedBattles(won_by=played[:, 0], turns=played[:, 1], hp=played[:, 2:], max_hp=max_hp)
