"""The best move over HTTP beside a route that only validates, MLflow's own server, and the bare model.

`python -m benchmarks.load` writes docs/benchmarks/load.md and load.svg. A folder that is named after it, and that has a
model and its atlas, spares the ten minutes that they take.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.battle.combatant import choose_among, train
from benchmarks.connections import ask_all, connections, request_bytes
from benchmarks.load_measures import (
    BARE,
    CUSTOM,
    DEFAULT,
    MLFLOW,
    PLAIN,
    PLAIN_CUSTOM,
    Measured,
    missed,
)
from benchmarks.load_report import write_report
from benchmarks.load_server import PLAIN_PATH
from benchmarks.machine import machine
from benchmarks.model_server import BareModel, model_server
from benchmarks.served_atlas import folder_with_a_model, wait_for_the_atlas
from tests.real_server import environment, running

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from app.domain.pokedex.pokedex import Pokedex

    Contestant = Callable[[], Awaitable[tuple[float, list[float]]]]

CONNECTIONS, ROUNDS, QUESTIONS = 8, 11, 400
WORKERS = 1
"""Processes of either server."""
MODEL_REQUESTS = 80
"""Of those that are slower, in a round."""
BEST_MOVE = "/v1/predictions/best-move"
REPORT = Path(__file__).parent.parent / "docs" / "benchmarks"


def main() -> None:
    with ExitStack() as stack:
        folder = folder_with_a_model(stack)
        environ = environment(folder, ATLAS="true", RATE_LIMIT_REQUESTS="100000000")
        command = [sys.executable, "-m", "benchmarks.load_server", "--workers", str(WORKERS)]
        with running(command, environ=environ, log=folder / "server.log") as server:
            wait_for_the_atlas(server.address)
            model = BareModel(folder)
            with model_server(model, folder, workers=WORKERS) as other:
                where = f"{WORKERS} process of each server, {CONNECTIONS} connections, {machine()}"
                measured = asyncio.run(_race(server.address, other, model))
    sys.stdout.write(write_report(REPORT, measured, where))
    found = missed(measured)
    sys.exit(f"Missed: {'; '.join(found)}." if found else 0)


async def _race(address: str, other: str, model: BareModel) -> dict[str, Measured]:
    questions = {kind: best_move_questions(model.pokedex, custom=kind == CUSTOM) for kind in (DEFAULT, CUSTOM)}
    duels = [_duels(model, question) for question in islice(questions[CUSTOM], MODEL_REQUESTS)]
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(connections(address, CONNECTIONS))

        def asking(path: str, kind: str) -> Contestant:
            def ask_anew() -> Awaitable[tuple[float, list[float]]]:
                # Never the same ones: a service that remembered its answers would gain nothing here.
                some = islice(questions[kind], QUESTIONS)
                return ask_all(ours, [request_bytes("POST", path, body=json.dumps(one).encode()) for one in some])

            return ask_anew

        scored = [request_bytes("POST", "/invocations", body=model.scoring_body(one)) for one in duels]
        contestants: dict[str, Contestant] = {
            PLAIN: asking(PLAIN_PATH, DEFAULT),
            DEFAULT: asking(BEST_MOVE, DEFAULT),
            PLAIN_CUSTOM: asking(PLAIN_PATH, CUSTOM),
            CUSTOM: asking(BEST_MOVE, CUSTOM),
            MLFLOW: partial(_ask_anew, other, scored),
        }
        measured = {name: Measured() for name in (*contestants, BARE)}
        for round_ in range(ROUNDS + 1):
            for name, ask in contestants.items():
                seconds, latencies = await ask()
                if round_:  # the first one warms up
                    measured[name].speeds.append(len(latencies) / seconds)
                    measured[name].latencies += latencies
            if round_:
                measured[BARE].speeds.append(model.speed(duels))
    return measured


async def _ask_anew(address: str, requests: list[bytes]) -> tuple[float, list[float]]:
    """Ask over fresh connections: MLflow's server closes those that have waited for five seconds."""
    async with connections(address, CONNECTIONS) as opened:
        return await ask_all(opened, requests)


def best_move_questions(pokedex: Pokedex, *, custom: bool) -> Iterator[dict[str, Any]]:
    """Draw questions without end, of the best of four moves against everything that the opponent may know."""
    dice = np.random.default_rng(7)
    fighters = [one.slug for one in pokedex.pokemon if len(pokedex.damaging_moves(one.slug)) >= 4]  # noqa: PLR2004
    while True:
        a, b = dice.choice(fighters, 2).tolist()
        moves = dice.choice([one.slug for one in pokedex.damaging_moves(a)], 4, replace=False).tolist()
        spreads = [{"level": int(dice.integers(30, 71)), "avs": _avs(dice)} if custom else {} for _ in "ab"]
        yield {"a": {"pokemon": a, "moves": moves, **spreads[0]}, "b": {"pokemon": b, **spreads[1]}}


def _avs(dice: np.random.Generator) -> dict[str, int]:
    return dict(zip(("hp", "atk", "def", "spa", "spd", "spe"), dice.integers(0, 201, 6).tolist(), strict=True))


def _duels(model: BareModel, question: dict[str, Any]) -> Any:
    sides = []
    for side in (question["a"], question["b"]):
        avs = tuple(side["avs"].values())
        trained = train(model.pokedex, pokemon=side["pokemon"], level=side["level"], avs=avs)
        sides.append(choose_among(model.pokedex, trained, side.get("moves", ())))
    return model.duels(*sides)


if __name__ == "__main__":
    main()
