from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select

from app.application.import_pokedex import ImportPokedex
from app.application.ports.pokedex_source import BrokenSourceError, tell_nobody
from app.domain.errors import InvalidPokedexError
from app.domain.pokedex.species import Form
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.tables import PokedexImportRow
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.conftest import ROOT
from tests.contracts.pokedex_repository_contract import PokedexRepositoryContract
from tests.contracts.pokedex_variants import excerpt, renamed_pokemon, reversed_order, with_pokemon
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.pokedex.pokedex import Pokedex


class PowerCutError(Exception):
    pass


@pytest.fixture
def repository(sessions: sessionmaker[Session]) -> SqlAlchemyPokedexRepository:
    return SqlAlchemyPokedexRepository(sessions)


@pytest.fixture
def small(pokedex: Pokedex) -> Pokedex:
    return excerpt(pokedex)


class TestSqlAlchemyPokedexRepository(PokedexRepositoryContract):
    @pytest.fixture
    def repository(self, repository: SqlAlchemyPokedexRepository) -> SqlAlchemyPokedexRepository:
        return repository


def test_each_import_that_changed_something_is_written_down(
    repository: SqlAlchemyPokedexRepository, sessions: sessionmaker[Session], small: Pokedex
) -> None:
    before = datetime.now(UTC)
    repository.replace(small, source="bundled")
    repository.replace(small, source="bundled")
    repository.replace(with_pokemon(small, "pikachu", weight_hg=61), source="csv")
    repository.replace(small, source="bundled")
    with sessions() as session:
        first, second, third = session.scalars(select(PokedexImportRow).order_by(PokedexImportRow.revision))

    assert [(row.revision, row.source) for row in (first, second, third)] == [
        (1, "bundled"),
        (2, "csv"),
        (3, "bundled"),
    ]
    assert first.inserted == first.row_count == second.row_count
    assert (second.inserted, second.updated, second.deleted) == (0, 1, 0)
    assert first.content_sha256 == third.content_sha256 != second.content_sha256
    assert before <= first.imported_at <= second.imported_at <= datetime.now(UTC)


def test_the_whole_pokedex_takes_one_statement(
    repository: SqlAlchemyPokedexRepository, engine: Engine, pokedex: Pokedex
) -> None:
    repository.replace(pokedex, source="bundled")
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *facts: statements.append(facts[2]))
    repository.get()

    assert sum(statement.startswith("SELECT") for statement in statements) == 1
    assert len(statements) <= 2  # and what begins a transaction


def test_a_broken_file_changes_nothing_and_is_named(
    repository: SqlAlchemyPokedexRepository, sessions: sessionmaker[Session], small: Pokedex, tmp_path: Path
) -> None:
    repository.replace(small, source="bundled")
    folder = shutil.copytree(ROOT / "data" / "pokedex", tmp_path / "pokedex")
    lines = (folder / "pokemon.csv").read_text(encoding="utf-8").splitlines()
    lines[41] = lines[41].replace(",base,", ",giant,")
    (folder / "pokemon.csv").write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(BrokenSourceError, match=r"pokemon\.csv, line 42"):
        ImportPokedex(repository=repository, history=SqlAlchemyImportHistory(sessions))(
            BundledPokedexSource(folder), offline=False, tell=tell_nobody
        )
    assert repository.get() == small
    assert repository.revision() == 1


@pytest.mark.parametrize("table", ["types", "pokemon_names", "move_effects", "learnset_entries", "pokedex_imports"])
def test_an_import_that_is_cut_off_leaves_the_old_pokedex_whole(
    repository: SqlAlchemyPokedexRepository, engine: Engine, pokedex: Pokedex, small: Pokedex, table: str
) -> None:
    repository.replace(reversed_order(small), source="bundled")

    def cut_off(_connection: object, _cursor: object, statement: str, *_facts: Any) -> None:
        if statement.startswith((f"INSERT INTO {table} ", f"UPDATE {table} ")):
            raise PowerCutError

    event.listen(engine, "before_cursor_execute", cut_off)
    with pytest.raises(PowerCutError):
        repository.replace(pokedex, source="bundled")
    event.remove(engine, "before_cursor_execute", cut_off)

    assert repository.get() == reversed_order(small)
    assert repository.revision() == 1


def test_imports_at_the_same_time_take_turns(repository: SqlAlchemyPokedexRepository, small: Pokedex) -> None:
    variants = [small, reversed_order(small), excerpt(small, ("ditto",)), with_pokemon(small, "ditto", weight_hg=41)]
    together = Barrier(len(variants))

    def import_one(variant: Pokedex) -> None:
        together.wait(timeout=10)
        for _ in range(3):
            repository.replace(variant, source="bundled")
            assert repository.get() in variants  # never a mixture, whoever was last

    with ThreadPoolExecutor(len(variants)) as threads:
        list(threads.map(import_one, variants))

    assert repository.get() in variants
    assert len(variants) <= repository.revision() <= 3 * len(variants)


def test_a_pokedex_without_what_predictions_refer_to_is_refused(
    repository: SqlAlchemyPokedexRepository, sessions: sessionmaker[Session], small: Pokedex
) -> None:
    repository.replace(small, source="bundled")
    prediction = odd_prediction()
    SqlAlchemyPredictionRepository(sessions).add([prediction])

    with pytest.raises(InvalidPokedexError, match="it lacks pikachu-starter, which predictions"):
        repository.replace(
            excerpt(small, ("charmander", "charmeleon", "charizard", "charizard-mega-x")), source="bundled"
        )
    assert repository.get() == small


def test_predictions_outlive_an_import_that_changes_their_pokemon(
    repository: SqlAlchemyPokedexRepository, sessions: sessionmaker[Session], pokedex: Pokedex, small: Pokedex
) -> None:
    repository.replace(small, source="bundled")
    prediction = odd_prediction()
    SqlAlchemyPredictionRepository(sessions).add([prediction])
    repository.replace(renamed_pokemon(pokedex, "ditto", "dittoo"), source="bundled")
    repository.replace(with_pokemon(reversed_order(pokedex), "pikachu-starter", weight_hg=99), source="bundled")

    assert SqlAlchemyPredictionRepository(sessions).find(prediction.prediction_id) == prediction


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"dex_number": 27}, "the forms of raichu have different National Pokédex numbers"),
        (
            {"evolves_from": None, "evolution_level": 20},
            "raichu-alola has an evolution level, but evolves from nothing",
        ),
        ({"showdown_name": "Pikachu"}, "the Pokémon name 'Pikachu' stands for both"),
        ({"weight_hg": 0}, "the weight of raichu-alola in hg is 0"),
        ({"form": Form.BASE}, "raichu and raichu-alola are the same form of raichu"),
    ],
)
def test_what_the_tables_have_no_room_for_is_refused(
    repository: SqlAlchemyPokedexRepository, small: Pokedex, facts: dict[str, Any], problem: str
) -> None:
    repository.replace(small, source="bundled")
    with pytest.raises(InvalidPokedexError, match=problem):
        repository.replace(with_pokemon(small, "raichu-alola", **facts), source="bundled")

    assert repository.get() == small
    assert repository.revision() == 1
