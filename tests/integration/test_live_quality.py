"""Live quality as an operator meets it: a real model answers over HTTP, and both real engines play what it answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_served_predictions import SqlAlchemyServedPredictions
from tests.command_line import run
from tests.quality_bench import flattened, random_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.battle.combatant import Combatant
    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

DUELS = 150
LOOK = ("monitor", "quality", "--fail-on-degraded", "--hours", "0.1", "--battles", "200", "--reference-sample")


@pytest.fixture
def stored(server: RealServer, trained_folder: Path) -> Iterator[sessionmaker[Session]]:
    """Open the database of the server."""
    assert server.address
    engine = create_database_engine(f"sqlite:///{trained_folder / 'predictiondex.db'}")
    yield create_sessions(engine)
    engine.dispose()


def test_true_answers_are_good_and_flattened_ones_degraded(
    server: RealServer, trained_folder: Path, stored: sessionmaker[Session], pokedex: Pokedex
) -> None:
    version = ask(server, pokedex)
    good = run(*LOOK, "40", folder=trained_folder)
    assert good.returncode == 0, good.stdout + good.stderr
    found = newest(server)
    assert (found["verdict"], found["model_version"], found["failed"]) == ("good", version, False)
    assert {one["judge"] for one in found["judges"]} >= {"own", "reference"}
    assert "its exam lets expect" in found["explanation"]

    answer_with_half_the_conviction(stored, version)
    bad = run(*LOOK, "0", folder=trained_folder)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "predictiondex model rollback" in bad.stdout
    found = newest(server)
    assert (found["verdict"], len(found["worst_misses"])) == ("degraded", 10)


def ask(server: RealServer, pokedex: Pokedex) -> str:
    """Ask many duels, and return which version has answered."""
    asked = [{"a": form(a), "b": form(b)} for a, b in random_pairs(pokedex, DUELS)]
    body = {"duels": asked, "durable": True}
    answer = httpx.post(f"{server.address}/v1/predictions/duels", json=body, timeout=60)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["model_version"])


def form(one: Combatant) -> dict[str, Any]:
    return {"pokemon": one.pokemon, "move": one.move, "level": one.level}


def newest(server: RealServer) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{server.address}/v1/monitoring/live-quality", timeout=30).json()
    return found


def answer_with_half_the_conviction(stored: sessionmaker[Session], version: str) -> None:
    now, window = datetime.now(UTC), timedelta(minutes=6)
    served = SqlAlchemyServedPredictions(stored).sample(version, since=now - window, until=now, size=1000, seed=1)
    assert served.total >= DUELS
    SqlAlchemyPredictionRepository(stored).add(flattened(served.predictions), durable=True)
