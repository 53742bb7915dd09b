"""People who ask all the time, at a steady rate, however long the answers take; every answer is kept."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final, Self

import httpx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.pokedex.pokedex import Pokedex

_PATIENCE: Final = 40.0
LATEST: Final = 2.0
"""Seconds. Questions that could not be asked in time would make a rate look steady that was not."""


class BrokenLoadError(Exception):
    """Nobody asks any more, so that nobody would see a failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    asked_at: float
    seconds: float
    path: str
    status: int | None
    """None where no answer came, or none that can be read."""
    failure: str
    model: str

    @property
    def failed(self) -> bool:
        return self.status != httpx.codes.OK


@dataclass(kw_only=True)
class Load:
    """Asks from the beginning of the block to its end; half over connections that stay, half over new ones."""

    address: str
    key: str
    pokedex: Pokedex
    rate: float
    answers: list[Answered] = field(default_factory=list)
    latest: float = 0.0
    """The most seconds that a question was asked too late."""
    _enough: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._ask_all()), name="load")
        self._thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        asks = self._thread.is_alive()
        self._enough.set()
        self._thread.join()
        if not asks and kind is None:
            raise BrokenLoadError

    @property
    def failures(self) -> list[Answered]:
        return [one for one in list(self.answers) if one.failed]

    def models(self, *, since: float) -> set[str]:
        """Return the models that have answered what was asked since then."""
        return {one.model for one in list(self.answers) if one.asked_at >= since and one.model}

    async def _ask_all(self) -> None:
        kept = httpx.AsyncClient(**self._options(keep=20))
        fresh = httpx.AsyncClient(**self._options(keep=0))
        questions, clients, due = _questions(self.pokedex), cycle((kept, fresh)), time.monotonic()
        async with kept, fresh, asyncio.TaskGroup() as group:
            while not self._enough.is_set():
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                self.latest = max(self.latest, time.monotonic() - due)
                path, body = next(questions)
                group.create_task(self._ask(next(clients), path, body))
                due += 1 / self.rate

    def _options(self, *, keep: int) -> dict[str, Any]:
        return {
            "base_url": self.address,
            "headers": {"Authorization": f"Bearer {self.key}"} if self.key else {},
            "timeout": _PATIENCE,
            "limits": httpx.Limits(max_keepalive_connections=keep, keepalive_expiry=3.0),
            "trust_env": False,
        }

    async def _ask(self, client: httpx.AsyncClient, path: str, body: dict[str, Any] | None) -> None:
        began, status, failure, model = time.monotonic(), None, "", ""
        try:
            answer = await client.request("POST" if body else "GET", path, json=body)
            status, failure = answer.status_code, "" if answer.is_success else answer.text[:200]
            model = str(answer.json().get("model_version", "")) if answer.is_success and body else ""
        except (httpx.HTTPError, ValueError) as error:
            status, failure = None, repr(error)
        seconds = time.monotonic() - began
        said = Answered(asked_at=began, seconds=seconds, path=path, status=status, failure=failure, model=model)
        self.answers.append(said)


def quantiles(answers: Sequence[Answered]) -> tuple[float, float]:
    """Return the median and the 99th percentile, in seconds."""
    median, p99 = np.quantile([one.seconds for one in answers], [0.5, 0.99])
    return float(median), float(p99)


def _questions(pokedex: Pokedex) -> Iterator[tuple[str, dict[str, Any] | None]]:
    dice = np.random.default_rng(9)
    fighters = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def contender() -> dict[str, Any]:
        return {"pokemon": str(dice.choice(fighters)), "level": int(dice.integers(40, 61))}

    def combatant() -> dict[str, Any]:
        one = contender()
        return one | {"move": str(dice.choice([move.slug for move in pokedex.damaging_moves(one["pokemon"])]))}

    while True:
        yield "/v1/predictions/duel", {"a": combatant(), "b": combatant()}
        yield "/v1/predictions/best-move", {"a": contender(), "b": contender()}
        yield "/v1/predictions/duels", {"duels": [{"a": combatant(), "b": combatant()} for _ in range(5)]}
        yield f"/v1/pokemon/{contender()['pokemon']}", None
