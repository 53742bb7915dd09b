"""Warm answers and the looks beside them, with a real database that counts what it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from app.infrastructure.persistence.cached_pokedex_repository import CachedPokedexRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.presentation.api.application import create_api
from tests.contracts.pokedex_variants import excerpt, with_pokemon
from tests.fakes.fake_api_container import FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex

PATHS = [
    "/v1/pokemon",
    "/v1/pokemon?q=rachu",
    "/v1/pokemon/pikachu",
    "/v1/pokemon/pikachu/weaknesses",
    "/v1/pokemon/pikachu/moves",
    "/v1/moves",
    "/v1/moves/thunderbolt",
    "/v1/moves/thunderbolt/learners",
    "/v1/types",
    "/v1/types/chart",
    "/v1/types/electric",
    "/v1/natures",
    "/v1/natures/timid",
]
MOST_COLD = 3


class _Container(FakeApiContainer):
    def __init__(self, stored: SqlAlchemyPokedexRepository) -> None:
        super().__init__(None)
        self.cached = CachedPokedexRepository(stored)

    def pokedex_repository(self) -> CachedPokedexRepository:
        return self.cached


@pytest.fixture
def statements(engine: Engine) -> list[str]:
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *facts: said.append(facts[2]))
    return said


def test_a_cold_answer_takes_at_most_three_statements_and_a_warm_one_none(
    sessions: sessionmaker[Session], statements: list[str], pokedex: Pokedex
) -> None:
    stored = SqlAlchemyPokedexRepository(sessions)
    stored.replace(excerpt(pokedex), source="bundled")
    for path in PATHS:
        client = AsgiClient(create_api(_Container(stored), version="1.2.3"))
        statements.clear()
        assert client.get(path).status_code == 200, path
        assert 0 < len(statements) <= MOST_COLD, path
        statements.clear()
        assert client.get(path).status_code == 200
        assert statements == []


def test_only_the_first_answer_and_the_refresh_ask_the_database(
    sessions: sessionmaker[Session], statements: list[str], pokedex: Pokedex
) -> None:
    stored = SqlAlchemyPokedexRepository(sessions)
    small = excerpt(pokedex)
    stored.replace(small, source="bundled")
    container = _Container(stored)
    client = AsgiClient(create_api(container, version="1.2.3"))
    client.get(PATHS[0])
    statements.clear()

    for path in (*PATHS, *PATHS, "/v1/pokemon/nobody"):
        client.get(path)
    assert statements == []

    stored.replace(with_pokemon(small, "pikachu", weight_hg=61), source="bundled")
    assert client.get("/v1/pokemon/pikachu").json()["weight_kg"] == 6.0
    container.cached.refresh()
    assert client.get("/v1/pokemon/pikachu").json()["weight_kg"] == 6.1
