"""Asks a server of its own everything that it should not be asked, and says what came of it."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import httpx

from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.hostile.answers import complaints
from tests.hostile.requests import hostile_requests
from tests.hostile.schemathesis_run import run_schemathesis
from tests.trained_server import collect_small, trained_server

if TYPE_CHECKING:
    from tests.real_server import RealServer

_ROOT: Final = Path(__file__).parents[1]
_PHASES: Final = "examples,coverage,fuzzing,stateful"
_EXAMPLES: Final = 200


def main() -> int:
    with TemporaryDirectory() as name:
        folder = Path(name)
        collect_small(BundledPokedexSource(_ROOT / "data" / "pokedex").read().pokedex, folder)
        with trained_server(folder) as server:
            verdicts = [
                _bears_hostile_requests(server.address),
                _keeps_to_its_description(server.address, folder),
                _has_not_failed(server),
            ]
    return 0 if all(verdicts) else 1


def _bears_hostile_requests(address: str) -> bool:
    requests = list(hostile_requests(httpx.get(f"{address}/openapi.json").json()))
    began = time.perf_counter()
    found = asyncio.run(complaints(address, requests))
    seconds = time.perf_counter() - began
    print(f"{len(requests)} hostile requests in {seconds:.0f} s: {len(found)} wrong answers", *found, sep="\n")
    return not found


def _keeps_to_its_description(address: str, folder: Path) -> bool:
    found = run_schemathesis(address, folder, phases=_PHASES, examples=_EXAMPLES)
    print(found.stdout, found.stderr)
    return found.returncode == 0


def _has_not_failed(server: RealServer) -> bool:
    failures = server.log.read_text(encoding="utf-8").count("Traceback")
    print(f"{failures} failures in the server's log; ready: {httpx.get(f'{server.address}/health/ready').status_code}")
    return not failures


if __name__ == "__main__":
    sys.exit(main())
