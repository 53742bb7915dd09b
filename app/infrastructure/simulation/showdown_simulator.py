from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.battle_simulator import BattleSimulator
from app.domain.battle.outcome import Tallies
from app.infrastructure.simulation.engine_pool import EnginePool
from app.infrastructure.simulation.node_process import NodeProcessError
from app.infrastructure.simulation.order import Order, seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.simulation.engine_process import EngineProcess

RULES_VERSION: Final = "showdown-0.10.11+avs"
"""Of the engine that `package-lock.json` names, as our program corrects it."""
_BATTLES_PER_TIMEOUT: Final = 20_000


class ShowdownSimulator(BattleSimulator):
    """Plays duels with the engine of Pokémon Showdown, in Node processes that live on between calls.

    A batch that is not done within `timeout_seconds` has hung; one of over 20,000 battles gets more in proportion.
    Threads may share a simulator.
    """

    def __init__(
        self,
        *,
        pokedex: Pokedex,
        engine_folder: Path,
        workers: int = 2,
        timeout_seconds: float = 60,
        batch_size: int = 20,
    ) -> None:
        self._pokedex = pokedex
        self._workers = workers
        self._timeout_seconds = timeout_seconds
        self._batch_size = batch_size
        self._pool = EnginePool(engine_folder, workers)
        self._rules_version: str | None = None

    @property
    def rules_version(self) -> str:
        if self._rules_version is None:
            with self._pool.lend() as engine:
                self._rules_version = engine.rules_version()
        return self._rules_version

    def simulate(
        self, duels: Duels, *, battles: int, seed: int, on_progress: Callable[[int], None] | None = None
    ) -> Tallies:
        _ = self.rules_version  # an engine that does not start is no duel's fault
        order = Order(pokedex=self._pokedex, duels=duels, seeds=seeds(seed, len(duels)), battles=battles)
        sums = np.zeros((len(duels), 4), dtype=np.int64)
        with ThreadPoolExecutor(self._workers) as threads, self._ending_early(threads, order):
            self._play_all(threads, order, sums, on_progress or _ignore)
        return Tallies(a_wins=sums[:, 0], b_wins=sums[:, 1], ties=sums[:, 2], turns=sums[:, 3])

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def _ending_early(self, threads: ThreadPoolExecutor, order: Order) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            threads.shutdown(wait=False, cancel_futures=True)
            if not isinstance(error, Exception):  # Ctrl-C does not wait for the battles under way
                order.abandoned.set()
                self._pool.kill()
            raise

    def _play_all(
        self, threads: ThreadPoolExecutor, order: Order, sums: NDArray[np.int64], on_progress: Callable[[int], None]
    ) -> None:
        total, done = len(order.duels), 0
        starts = range(0, total, self._batch_size)
        batches = [range(start, min(start + self._batch_size, total)) for start in starts]
        futures = {threads.submit(self._play, order, rows): rows for rows in batches}
        for future in as_completed(futures):
            rows = futures.pop(future)
            sums[rows.start : rows.stop] = future.result()
            done += len(rows)
            on_progress(done)

    def _play(self, order: Order, rows: range) -> NDArray[np.int64]:
        with self._pool.lend() as engine:
            try:
                return self._ask(engine, order, rows)
            except NodeProcessError:
                if order.abandoned.is_set():
                    raise
            return np.concatenate([self._play_alone(engine, order, row) for row in rows])

    def _play_alone(self, engine: EngineProcess, order: Order, row: int) -> NDArray[np.int64]:
        try:
            return self._ask(engine, order, range(row, row + 1))
        except NodeProcessError as error:
            raise order.failure(row, str(error)) from error

    def _ask(self, engine: EngineProcess, order: Order, rows: range) -> NDArray[np.int64]:
        patience = max(1.0, len(rows) * order.battles / _BATTLES_PER_TIMEOUT)
        answer = engine.ask(order.request(rows), timeout_seconds=self._timeout_seconds * patience)
        if "error" in answer:
            raise order.failure(rows[int(answer.get("duel", 0))], str(answer["error"]))
        try:
            return order.checked(answer.get("results"), rows)
        except (TypeError, ValueError, OverflowError) as error:
            engine.close()
            raise NodeProcessError("it answered nonsense") from error


def _ignore(_done: int) -> None:
    pass
