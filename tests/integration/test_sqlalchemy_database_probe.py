from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_probe import ConnectionUse
from app.infrastructure.persistence.database import MOST_CONNECTIONS, create_database_engine
from app.infrastructure.persistence.sqlalchemy_database_probe import SqlAlchemyDatabaseProbe
from tests.contracts.database_probe_contract import DatabaseProbeContract

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


class TestSqlAlchemyDatabaseProbe(DatabaseProbeContract):
    @pytest.fixture
    def probe(self, engine: Engine) -> SqlAlchemyDatabaseProbe:
        return SqlAlchemyDatabaseProbe(engine)

    @pytest.fixture(params=["sqlite", "postgresql"])
    def lost(self, request: pytest.FixtureRequest, tmp_path: Path) -> SqlAlchemyDatabaseProbe:
        urls = {"sqlite": f"sqlite:///{tmp_path}", "postgresql": "postgresql://nobody@127.0.0.1:1/nothing"}
        return SqlAlchemyDatabaseProbe(create_database_engine(urls[request.param]))


def test_connections_that_somebody_uses_are_told_from_idle_ones(engine: Engine) -> None:
    probe = SqlAlchemyDatabaseProbe(engine)
    assert probe.connections() == ConnectionUse(in_use=0, idle=0, limit=MOST_CONNECTIONS)
    with engine.connect(), engine.connect():
        assert probe.connections() == ConnectionUse(in_use=2, idle=0, limit=MOST_CONNECTIONS)
    assert probe.connections() == ConnectionUse(in_use=0, idle=2, limit=MOST_CONNECTIONS)


def test_a_process_opens_as_many_connections_as_it_says(engine: Engine) -> None:
    opened = [engine.connect() for _ in range(MOST_CONNECTIONS)]
    assert SqlAlchemyDatabaseProbe(engine).connections() == ConnectionUse(
        in_use=MOST_CONNECTIONS, idle=0, limit=MOST_CONNECTIONS
    )
    for one in opened:
        one.close()


def test_a_database_in_memory_keeps_no_connections_to_speak_of() -> None:
    engine = create_database_engine("sqlite://")
    assert SqlAlchemyDatabaseProbe(engine).connections() is None
    engine.dispose()


def test_one_that_connections_share_in_memory_keeps_them() -> None:
    engine = create_database_engine("sqlite:///file:shared?mode=memory&cache=shared&uri=true")
    assert SqlAlchemyDatabaseProbe(engine).is_up()
    assert SqlAlchemyDatabaseProbe(engine).connections() == ConnectionUse(in_use=0, idle=1, limit=MOST_CONNECTIONS)
    engine.dispose()
