"""Asks a server of its own everything that it should not be asked, and writes what came of it: `make fuzz`."""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import httpx

from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.hostile.answers import judge
from tests.hostile.requests import hostile_requests
from tests.hostile.schemathesis_run import run_schemathesis
from tests.trained_server import collect_small, trained_server

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from tests.hostile.answers import Judged
    from tests.real_server import RealServer

_ROOT: Final = Path(__file__).parents[1]
_REPORT: Final = _ROOT / "docs" / "proofs" / "hostile.md"
_PHASES: Final = "examples,coverage,fuzzing,stateful"
_EXAMPLES: Final = 200
_COUNTED: Final = re.compile(r"^  Tested: (?P<operations>\d+)$.*^  (?P<cases>\d+) generated", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    judged: Judged
    described: CompletedProcess[str]
    """What Schemathesis says."""
    failures: int
    """In the server's log."""
    is_ready: bool
    """After all that."""

    def is_good(self) -> bool:
        return not self.judged.complaints and not self.described.returncode and not self.failures and self.is_ready


def main() -> int:
    with TemporaryDirectory() as name:
        folder = Path(name)
        collect_small(BundledPokedexSource(_ROOT / "data" / "pokedex").read().pokedex, folder)
        with trained_server(folder) as server:
            found = _ask(server, folder)
    print(found.described.stdout, found.described.stderr, *found.judged.complaints, sep="\n")
    report = _report(found)
    _REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0 if found.is_good() else 1


def _ask(server: RealServer, folder: Path) -> Findings:
    requests = list(hostile_requests(httpx.get(f"{server.address}/openapi.json").json()))
    judged = asyncio.run(judge(server.address, requests))
    described = run_schemathesis(server.address, folder, phases=_PHASES, examples=_EXAMPLES)
    is_ready = httpx.get(f"{server.address}/health/ready").is_success
    failures = server.log.read_text(encoding="utf-8").count("Traceback")
    return Findings(judged=judged, described=described, failures=failures, is_ready=is_ready)


def _report(found: Findings) -> str:
    judged, counted = found.judged, _COUNTED.search(found.described.stdout)
    operations, cases = (f"{int(one):,}" for one in counted.groups()) if counted else ("no", "no")
    verdict = "found nothing" if found.described.returncode == 0 else "has found something"
    statuses = "".join(
        f"| {one} {HTTPStatus(one).phrase} | {judged.statuses[one]:,} |\n" for one in sorted(judged.statuses)
    )
    return (
        "<!-- Written by `make fuzz`. Do not edit. -->\n\n"
        "# What nobody should ask\n\n"
        "Huge numbers, NaN, deep nesting, wrong encodings, null bytes, long names, duplicated keys and the like, to "
        "every route of a server. A wrong answer is a failure of the server, anything of its inside, or a refusal that "
        "is no problem document; 503 is allowed where simulations wait for each other.\n\n"
        f"{judged.statuses.total():,} requests, **{len(judged.complaints)} wrong answers**.\n\n"
        f"| status | answers |\n|---|---|\n{statuses}\n"
        f"Schemathesis tested {operations} operations with {cases} cases, and {verdict}. Afterwards the server's log "
        f"held {found.failures} failures, and the server was {'ready' if found.is_ready else 'not ready'}.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
