"""A server whose atlas is there: the one that users meet some minutes after the first start."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from contextlib import ExitStack

_ATLAS_SECONDS = 1200


def folder_with_a_model(stack: ExitStack) -> Path:
    """Return the folder that is named on the command line, or else an empty one for as long as the stack lasts."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else stack.enter_context(TemporaryDirectory()))


def wait_for_the_atlas(address: str) -> None:
    deadline = time.monotonic() + _ATLAS_SECONDS
    while time.monotonic() < deadline:
        said = httpx.get(f"{address}/health/ready").json()
        if any(one["name"] == "atlas" and one["state"] == "ready" for one in said["dependencies"]):
            return
        time.sleep(1)
    raise AssertionError("the atlas was not built")
