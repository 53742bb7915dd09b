from __future__ import annotations

import gc
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog
from hypothesis import settings

from app.domain.battle.tables import BattleTables
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

ROOT = Path(__file__).parent.parent

# Also for the processes that tests start. Threads that train together wait for each other by spinning: beside other
# tests, two take several times as long as one.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# No test, nor any process that it starts, finds an MLflow server that happens to run on this machine.
os.environ["PREDICTIONDEX_MLFLOW_SERVERS"] = ""
os.environ.pop("MLFLOW_TRACKING_URI", None)


# What nobody foresaw is told without the values of variables, as by the service: to write out a Pokédex takes seconds.
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])

# A shell that runs the tests in the background has them ignore Ctrl-C, and so would every command that they interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A busy machine is no failure of arithmetic.
settings.register_profile("busy", deadline=None)
settings.load_profile("busy")


def pytest_collection() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not in what was collected: it stays, and looks took a fifth of the time."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def pokedex() -> Pokedex:
    return BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex


@pytest.fixture(scope="session")
def tables(pokedex: Pokedex) -> BattleTables:
    return BattleTables.of(pokedex)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a test was skipped: what it needs is ours to install."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
