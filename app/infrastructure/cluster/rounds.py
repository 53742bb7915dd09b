"""How far the workers are that grow trees together."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

import distributed
import xgboost as xgb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class TellRounds(xgb.callback.TrainingCallback):
    """Lets the first of the workers tell of each round."""

    def __init__(self, topic: str) -> None:
        super().__init__()
        self._topic = topic

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:  # noqa: ARG002 - XGBoost's signature
        if xgb.collective.get_rank() == 0:
            distributed.get_worker().log_event(self._topic, epoch + 1)
        return False


@contextmanager
def told_of_rounds(client: distributed.Client, rounds: int, on_round: Callable[[], None]) -> Iterator[TellRounds]:
    """Give what tells of the rounds, and call `on_round` once for each: when it is told, or in the end."""
    lock, done, topic = Lock(), 0, f"rounds of {client.id}"

    def reach(number: int) -> None:
        # Dask tells from a thread of its own, and an attempt that begins anew tells of the first rounds again.
        nonlocal done
        with lock:
            while done < number:
                done += 1
                on_round()

    client.subscribe_topic(topic, lambda event: reach(event[1]))
    try:
        yield TellRounds(topic)
    finally:
        client.unsubscribe_topic(topic)
    reach(rounds)
