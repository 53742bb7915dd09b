"""A short rehearsal: releases are exchanged under load by the program that an operator calls, in a clean directory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, inspect

from scripts.rehearsal.load import Load
from scripts.rehearsal.sources import TABLE, add_migration, break_answers, copy_release
from scripts.rehearsal.stage import give_key, small_stage
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from scripts.rehearsal.stage import Stage
    from tests.real_server import RealServer

FIRST, NEXT, WRONG = "1.0.0", "1.1.0", "1.2.0"


@pytest.fixture
def stage(server: RealServer, trained_folder: Path, postgres_database: str, tmp_path: Path) -> Iterator[Stage]:
    """With a model that was trained elsewhere, and a database of its own."""
    assert server.log.parent == trained_folder
    settings = {
        "PREDICTIONDEX_ENVIRONMENT": "test",
        "PREDICTIONDEX_MLFLOW_TRACKING_URI": f"sqlite:///{trained_folder / 'mlflow.db'}",
    }
    with small_stage(tmp_path, print, settings, {"database_url": postgres_database}) as one:
        yield one


def release(stage: Stage, version: str) -> Path:
    return copy_release(ROOT, stage.folder / "sources" / version, version)


def deliver(stage: Stage, command: str, source: Path, *options: str, status: int = 0) -> str:
    environment = ("--environment", sys.prefix)
    return stage.deliver(command, str(source), *environment, *options, status=status, source=source)


def answering(stage: Stage, version: str) -> int:
    """Return how many instances answer with this release."""
    return stage.deliver("status").count(f": {version}, runs, is asked")


def has_table(database: str) -> bool:
    engine = create_engine(database)
    try:
        return TABLE in inspect(engine).get_table_names()
    finally:
        engine.dispose()


def test_releases_are_exchanged_under_load_and_nobody_notices(
    stage: Stage, pokedex: Pokedex, postgres_database: str
) -> None:
    first, following, wrong = (release(stage, version) for version in (FIRST, NEXT, WRONG))
    for one in (following, wrong):
        add_migration(one)
    break_answers(wrong)
    deliver(stage, "install", first)
    key = give_key(stage)
    stage.deliver("start")
    with Load(address=stage.address, key=key, pokedex=pokedex, rate=8) as load:
        deliver(stage, "upgrade", following, "--watch", "2")
        assert answering(stage, NEXT) == 2
        assert has_table(postgres_database)

        assert "known duels" in deliver(stage, "upgrade", wrong, status=1)
        assert answering(stage, NEXT) == 2

    assert load.failures == []
    assert len(load.answers) > 50
    stage.deliver("uninstall", "--purge", "predictiondex")
    assert [one for one in stage.layout.root.rglob("*") if one.is_file()] == []
