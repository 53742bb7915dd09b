"""The product as it is served keeps to its own description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from tests.hostile.schemathesis_run import run_schemathesis

if TYPE_CHECKING:
    from pathlib import Path

    from tests.real_server import RealServer


def test_every_operation_keeps_to_the_description(looked_at: RealServer, tmp_path: Path) -> None:
    paths = httpx.get(f"{looked_at.address}/openapi.json").json()["paths"]
    operations = sum(len(one) for one in paths.values())

    found = run_schemathesis(looked_at.address, tmp_path, phases="examples,coverage,fuzzing,stateful", examples=5)

    assert found.returncode == 0, found.stdout + found.stderr
    assert f"Tested: {operations}\n" in found.stdout
    assert "Traceback" not in looked_at.log.read_text()
