"""An import whose process is killed, wherever it is, leaves the old Pokédex or the new one, never a mixture."""

from __future__ import annotations

import multiprocessing
import random
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.application.import_pokedex import ImportPokedex
from app.application.ports.import_history import ImportOutcome
from app.application.ports.pokedex_source import tell_nobody
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from tests.fakes.fake_pokedex_source import FakePokedexSource

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex

KILLS = 8


def import_it(database: str, pokedex: Pokedex) -> None:
    sessions = create_sessions(create_database_engine(database))
    history = SqlAlchemyImportHistory(sessions)
    use_case = ImportPokedex(repository=SqlAlchemyPokedexRepository(sessions), history=history)
    use_case(FakePokedexSource(pokedex), offline=False, tell=tell_nobody)


def started(database: str, pokedex: Pokedex) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=import_it, args=(database, pokedex))
    process.start()
    return process


def seconds_of_an_import(database: str, pokedex: Pokedex) -> float:
    start = time.monotonic()
    process = started(database, pokedex)
    process.join(timeout=30)
    assert process.exitcode == 0
    return time.monotonic() - start


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_any_point_it_leaves_the_old_pokedex_or_the_new_one_whole(
    database: str, sessions: sessionmaker[Session], pokedex: Pokedex
) -> None:
    repository = SqlAlchemyPokedexRepository(sessions)
    variants = [pokedex, replace(pokedex, pokemon=pokedex.pokemon[::-1], moves=pokedex.moves[::-1])]
    repository.replace(variants[0], source="bundled")
    # The fastest of three, so that most of those that are killed are still at it, however busy the machine was.
    seconds = min(seconds_of_an_import(database, variants[number]) for number in (1, 0, 1))
    here, revisions = 1, [4]
    choose = random.Random(20261123)

    for _ in range(KILLS):
        process = started(database, variants[1 - here])
        process.join(timeout=choose.uniform(0, seconds))
        process.kill()
        process.join(timeout=30)
        stored = repository.get()
        assert stored in variants
        changed = stored != variants[here]
        revisions.append(revisions[-1] + changed)
        here = here ^ changed

    assert revisions[-1] == repository.revision()
    runs = SqlAlchemyImportHistory(sessions).runs(limit=100)
    outcomes = [run.outcome for run in runs]
    assert outcomes.count(ImportOutcome.LOADED) == len({run.revision for run in runs} - {None}) == revisions[-1] - 1
    assert outcomes.count(None) > KILLS / 4  # it was indeed cut off
    assert set(outcomes) <= {None, ImportOutcome.LOADED}


def test_the_next_import_after_a_killed_one_goes_through(
    database: str, sessions: sessionmaker[Session], pokedex: Pokedex
) -> None:
    process = started(database, pokedex)
    process.kill()
    process.join(timeout=30)
    import_it(database, pokedex)

    assert SqlAlchemyPokedexRepository(sessions).get() == pokedex
    with sessions() as session:
        assert session.scalar(text("SELECT count(*) FROM pokedex_imports")) == 1
