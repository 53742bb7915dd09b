"""What it costs to be watched: the best move with metrics and a log of every request, and without both.

`python -m benchmarks.monitoring` writes docs/benchmarks/monitoring.md. Two servers from one folder are asked the same
in turn, in many short rounds, so that what else the machine does strikes both; the processor's time that a request
takes says it even where others keep the machine busy. A folder that is named after it, and that has a model and its
atlas, spares the ten minutes that they take.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import httpx

from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from benchmarks.connections import ask_all, connections, request_bytes
from benchmarks.load import BEST_MOVE, best_move_questions
from benchmarks.load_measures import Measured
from benchmarks.served_atlas import folder_with_a_model, wait_for_the_atlas
from tests.real_server import environment, running

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = ROOT / "docs" / "benchmarks" / "monitoring.md"
CONNECTIONS, ROUNDS, QUESTIONS = 8, 60, 200
UNWATCHED, WATCHED = "neither metrics nor a log of requests", "both"
SETTINGS: Final = {
    # Lines for people say where it answers, also where only warnings are logged.
    UNWATCHED: {"METRICS": "false", "LOG_LEVEL": "warning", "LOG_FORMAT": "text"},
    WATCHED: {"METRICS": "true", "LOG_LEVEL": "info"},
}
KINDS: Final = {"default spreads": False, "spreads of their own": True}
LEAST_SHARE: Final = 0.9

Results = dict[str, dict[str, "Watched"]]


@dataclass(kw_only=True)
class Watched(Measured):
    cpu_seconds: float = 0
    """That the server took for all requests."""

    @property
    def cpu_milliseconds(self) -> float:
        """Of one request."""
        return 1000 * self.cpu_seconds / len(self.latencies)


def main() -> None:
    with ExitStack() as stack:
        folder = folder_with_a_model(stack)
        servers = {name: _serve(stack, folder, settings) for name, settings in SETTINGS.items()}
        results = asyncio.run(_race(servers, _pokedex(folder)))
        page = httpx.get(f"{servers[WATCHED].address}/metrics", timeout=30)
    shares = {kind: one[WATCHED].times_as_fast_as(one[UNWATCHED]) for kind, one in results.items()}
    text = _report(results, shares, page)
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    sys.exit(_missed(shares))


def _serve(stack: ExitStack, folder: Path, settings: Mapping[str, str]) -> RealServer:
    patient = {"ATLAS": "true", "RATE_LIMIT_REQUESTS": "100000000", "KEEP_ALIVE_SECONDS": "600"}
    command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0"]
    log = folder / f"server with metrics {settings['METRICS']}.log"
    server = stack.enter_context(running(command, environ=environment(folder, **patient, **settings), log=log))
    wait_for_the_atlas(server.address)
    return server


def _pokedex(folder: Path) -> Pokedex:
    engine = create_database_engine(environment(folder)["PREDICTIONDEX_DATABASE_URL"])
    pokedex = SqlAlchemyPokedexRepository(create_sessions(engine)).get()
    engine.dispose()
    return pokedex


async def _race(servers: Mapping[str, RealServer], pokedex: Pokedex) -> Results:
    async with AsyncExitStack() as stack:
        opened = {
            name: await stack.enter_async_context(connections(server.address, CONNECTIONS))
            for name, server in servers.items()
        }

        async def ask(name: str, requests: list[bytes], measured: Watched) -> None:
            began = _cpu_seconds(servers[name])
            seconds, latencies = await ask_all(opened[name], requests)
            measured.cpu_seconds += _cpu_seconds(servers[name]) - began
            measured.speeds.append(len(latencies) / seconds)
            measured.latencies += latencies

        return {
            kind: await _measure(ask, best_move_questions(pokedex, custom=custom)) for kind, custom in KINDS.items()
        }


async def _measure(
    ask: Callable[[str, list[bytes], Watched], Awaitable[None]], asked: Iterator[dict[str, Any]]
) -> dict[str, Watched]:
    measured = {name: Watched() for name in SETTINGS}
    for round_ in range(ROUNDS + 1):
        some = [request_bytes("POST", BEST_MOVE, body=json.dumps(one).encode()) for one in islice(asked, QUESTIONS)]
        # Each is the first as often as the other, for the first finds the machine in another state than the second.
        for name in sorted(SETTINGS, reverse=bool(round_ % 2)):
            await ask(name, some, measured[name] if round_ else Watched())  # the first round warms up
    return measured


def _cpu_seconds(server: RealServer) -> float:
    facts = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, facts[11:13])) / os.sysconf("SC_CLK_TCK")  # in user's code and in the system's


def _report(results: Results, shares: Mapping[str, float], page: httpx.Response) -> str:
    lines = "".join(
        f"| {kind} | {name} | {one.speed:,.0f} | {1000 * one.latency(0.5):.2f} | {1000 * one.latency(0.99):.2f} | "
        f"{one.cpu_milliseconds:.3f} | {f'{shares[kind]:.1%}' if name == WATCHED else ''} |\n"
        for kind, measured in results.items()
        for name, one in measured.items()
    )
    return (
        "# What it costs to be watched\n\n"
        f"Written by `python -m benchmarks.monitoring`: two servers in turn, {ROUNDS} rounds of {QUESTIONS} questions "
        f"for the best move over {CONNECTIONS} connections, {os.cpu_count()} processors. The share is the median over "
        f"the rounds; at least {LEAST_SHARE:.0%} is wanted.\n\n"
        "| best move | metrics, log | requests/s | p50 ms | p99 ms | processor ms each | of the speed without |\n"
        f"|---|---|---|---|---|---|---|\n{lines}\n"
        f"The page at /metrics had {len(page.content):,} bytes then, and was there after "
        f"{1000 * page.elapsed.total_seconds():.0f} ms.\n"
    )


def _missed(shares: Mapping[str, float]) -> str | int:
    missed = [f"{kind}: {share:.1%}" for kind, share in shares.items() if share < LEAST_SHARE]
    return f"Missed: {'; '.join(missed)}." if missed else 0


if __name__ == "__main__":
    main()
