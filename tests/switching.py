"""Clients that ask everything that a model answers while models are exchanged, and a second opinion on each answer."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Self

import httpx
import numpy as np

from app.presentation.api.application import create_api
from tests.fakes.fake_api_container import FakeApiContainer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.pokedex.pokedex import Pokedex

_OF_THE_MOMENT: Final = {"prediction_id", "made_at", "seconds"}
_OF_THE_MODEL: Final = {"model_version", "win_probability", "interval"}
_PREDICTIONS: Final = "/v1/predictions"
_ALLOWANCES: Final = ("requests", "simulations")
_BATTLES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    path: str
    question: dict[str, Any]
    answer: dict[str, Any]
    asked_at: float
    answered_at: float

    @property
    def version(self) -> str:
        """Return the version of the model that the answer names."""
        return str(self.answer.get("model", self.answer)["model_version"])


@dataclass(kw_only=True)
class Load:
    """Some clients that ask without a pause, for as long as the block lasts."""

    address: str
    pokedex: Pokedex
    clients: int = 4
    answers: list[Answered] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    _enough: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._threads = ThreadPoolExecutor(self.clients)
        self._asking = [self._threads.submit(self._ask, seed) for seed in range(self.clients)]
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for one in self._asking:
            one.result(60)
        self._threads.shutdown()

    def is_all_by(self, version: str, *, seconds: float) -> bool:
        """Say whether this version has answered everything that was asked in the last seconds."""
        since = time.monotonic() - seconds
        return {one.version for one in list(self.answers) if one.asked_at >= since} == {version}

    def _ask(self, seed: int) -> None:
        # A new connection for each question, so that every worker is asked.
        limits = httpx.Limits(max_keepalive_connections=0)
        with httpx.Client(base_url=self.address, timeout=30, limits=limits) as client:
            for path, question in questions(self.pokedex, seed):
                if self._enough.is_set():
                    return
                self._ask_once(client, path, question)

    def _ask_once(self, client: httpx.Client, path: str, question: dict[str, Any]) -> None:
        asked_at = time.monotonic()
        try:
            said = client.post(path, json=question)
        except httpx.HTTPError as failure:
            self.failures.append(f"{path}: {failure!r}")
            return
        if not said.is_success:
            self.failures.append(f"{path}: {said.status_code} {said.text}")
            return
        done = Answered(
            path=path, question=question, answer=said.json(), asked_at=asked_at, answered_at=time.monotonic()
        )
        self.answers.append(done)


def questions(pokedex: Pokedex, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Ask all that a model answers, again and again, about other Pokémon each time."""
    dice = np.random.default_rng(seed)
    fighters = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def contender() -> dict[str, Any]:
        return {"pokemon": str(dice.choice(fighters)), "level": int(dice.integers(40, 61))}

    def combatant() -> dict[str, Any]:
        one = contender()
        return one | {"move": str(dice.choice([move.slug for move in pokedex.damaging_moves(one["pokemon"])]))}

    def pair() -> dict[str, Any]:
        return {"a": combatant(), "b": combatant()}

    while True:
        yield f"{_PREDICTIONS}/duel", pair()
        yield f"{_PREDICTIONS}/best-move", {"a": contender(), "b": contender()}
        yield f"{_PREDICTIONS}/duels", {"duels": [pair() for _ in range(3)]}
        yield f"{_PREDICTIONS}/counters", {"opponent": contender(), "pool": [contender() for _ in range(3)], "limit": 3}
        yield f"{_PREDICTIONS}/team-matchup", {"a": [contender(), contender()], "b": [contender()]}
        yield "/v1/simulations", pair() | {"battles": _BATTLES, "seed": seed}


def otherwise_answered(
    pokedex: Pokedex, predictors: Mapping[str, BattlePredictor], answers: Sequence[Answered]
) -> list[Answered]:
    """Return those answers that the version which they name would not give."""
    return asyncio.run(_otherwise_answered(pokedex, predictors, answers))


async def _otherwise_answered(
    pokedex: Pokedex, predictors: Mapping[str, BattlePredictor], answers: Sequence[Answered]
) -> list[Answered]:
    clients = {version: _answering_alone(pokedex, predictor) for version, predictor in predictors.items()}
    wrong = []
    for one in answers:
        said = await clients[one.version].post(one.path, json=one.question)
        if _lasting(said.raise_for_status().json()) != _lasting(one.answer):
            wrong.append(one)
    return wrong


def _answering_alone(pokedex: Pokedex, predictor: BattlePredictor) -> httpx.AsyncClient:
    """Return a client of the same routes behind which there is this one model."""
    container = FakeApiContainer(pokedex)
    allowances = {name: replace(getattr(container.policy, name), per_minute=10**9) for name in _ALLOWANCES}
    container.policy = replace(container.policy, **allowances)
    container.predictor = predictor  # type: ignore[assignment]  # the real one, for once
    transport = httpx.ASGITransport(create_api(container, version="1"), client=("127.0.0.1", 1))
    return httpx.AsyncClient(transport=transport, base_url="http://again")


def _lasting(answer: dict[str, Any]) -> Any:
    """Return what does not depend on when it was asked; of a simulation, what the model says."""
    if "model" in answer:
        return {name: value for name, value in answer["model"].items() if name in _OF_THE_MODEL}
    return _without_moment(answer)


def _without_moment(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _without_moment(value) for name, value in part.items() if name not in _OF_THE_MOMENT}
    return [_without_moment(one) for one in part] if isinstance(part, list) else part
