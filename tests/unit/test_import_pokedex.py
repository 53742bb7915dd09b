from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.import_pokedex import ImportPokedex
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from tests.contracts.pokedex_variants import excerpt
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_pokedex_source import FakePokedexSource

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


def test_the_pokedex_of_the_source_is_in_the_repository_afterwards(pokedex: Pokedex) -> None:
    repository = FakePokedexRepository(excerpt(pokedex))
    summary = ImportPokedex(source=FakePokedexSource(pokedex, name="bundled"), repository=repository)()

    assert repository.get() == pokedex
    assert repository.sources == ["fake", "bundled"]
    assert summary.changes["pokemon"].inserted == len(pokedex.pokemon) - len(excerpt(pokedex).pokemon)


def test_a_broken_source_leaves_the_repository_as_it_is(pokedex: Pokedex) -> None:
    repository = FakePokedexRepository(pokedex)
    broken = BrokenSourceError([SourceProblem(file="moves.csv", line=7, reason="nonsense")])
    with pytest.raises(BrokenSourceError, match=r"moves\.csv, line 7: nonsense"):
        ImportPokedex(source=FakePokedexSource(broken), repository=repository)()

    assert repository.get() is pokedex
    assert repository.revision() == 1


def test_a_database_that_is_away_is_reported(pokedex: Pokedex) -> None:
    repository = FakePokedexRepository()
    repository.failure = DatabaseUnavailableError("nobody answers")
    with pytest.raises(DatabaseUnavailableError, match="nobody answers"):
        ImportPokedex(source=FakePokedexSource(pokedex), repository=repository)()
