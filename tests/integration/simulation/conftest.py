from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def engine_folder() -> Path:
    return ROOT / "app" / "infrastructure" / "simulation" / "showdown"
