from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.diff_pokedex import DiffPokedex
from app.application.import_pokedex import ImportPokedex, ImportResult, RefusedPokedexError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.import_history import ImportOutcome
from app.application.ports.pokedex_source import (
    BrokenSourceError,
    Reading,
    SourceProblem,
    UnreachableSourceError,
    tell_nobody,
)
from app.domain.errors import InvalidPokedexError
from app.domain.pokedex.differences import Difference
from tests.contracts.import_history_contract import ImportHistoryContract
from tests.contracts.pokedex_variants import excerpt, with_move, with_pokemon
from tests.fakes.fake_import_history import FakeImportHistory
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_pokedex_source import FakePokedexSource

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex

ABSORB = Difference(kind="move", entry="absorb", fact="power", ours=40, theirs=20)
BROKEN = BrokenSourceError([SourceProblem(file="moves.csv", line=7, column="power", value="x", reason="nonsense")])


@pytest.fixture
def repository(pokedex: Pokedex) -> FakePokedexRepository:
    return FakePokedexRepository(excerpt(pokedex))


@pytest.fixture
def history() -> FakeImportHistory:
    return FakeImportHistory()


class TestFakeImportHistory(ImportHistoryContract):
    pass


def run(
    repository: FakePokedexRepository, history: FakeImportHistory, source: FakePokedexSource, *, offline: bool = False
) -> ImportResult:
    use_case = ImportPokedex(repository=repository, history=history)
    return use_case(source, offline=offline, tell=tell_nobody)


def test_the_pokedex_of_the_source_is_in_the_repository_afterwards(
    repository: FakePokedexRepository, history: FakeImportHistory, pokedex: Pokedex
) -> None:
    before = len(repository.get().pokemon)
    result = run(repository, history, FakePokedexSource(pokedex, name="bundled"))
    (past,) = history.runs(limit=2)

    assert repository.get() == pokedex
    assert repository.sources == ["fake", "bundled"]
    assert repository.run_ids[-1] == past.run_id
    assert result.summary.changes["pokemon"].inserted == len(pokedex.pokemon) - before
    assert (past.source, past.outcome, past.revision) == ("bundled", ImportOutcome.LOADED, 2)
    assert history.report(result.run_id) == result.report
    assert result.report.passed


def test_the_same_again_writes_nothing_but_that_it_ran(
    repository: FakePokedexRepository, history: FakeImportHistory, pokedex: Pokedex
) -> None:
    run(repository, history, FakePokedexSource(pokedex))
    again = run(repository, history, FakePokedexSource(pokedex))

    assert again.summary.total == 0
    assert [past.outcome for past in history.runs(limit=5)] == [ImportOutcome.UNCHANGED, ImportOutcome.LOADED]


def test_what_the_source_disagrees_about_is_kept(
    repository: FakePokedexRepository, history: FakeImportHistory, pokedex: Pokedex
) -> None:
    reading = Reading(pokedex=pokedex, compared=3000, disagreements=(ABSORB,))
    result = run(repository, history, FakePokedexSource(reading))

    assert result.report.disagreements == (ABSORB,)
    assert history.report(result.run_id) == result.report


@pytest.mark.parametrize(
    ("source", "error", "outcome"),
    [
        (FakePokedexSource(BROKEN), BrokenSourceError, ImportOutcome.FAILED),
        (
            FakePokedexSource(BROKEN, unreachable=UnreachableSourceError("pokeapi", "nobody answers")),
            UnreachableSourceError,
            ImportOutcome.FAILED,
        ),
        (FakePokedexSource(InvalidPokedexError(["mew has no type"])), RefusedPokedexError, ImportOutcome.REFUSED),
        (
            FakePokedexSource(BROKEN, unreachable=InvalidPokedexError(["mew has no type"])),
            RefusedPokedexError,
            ImportOutcome.REFUSED,
        ),
    ],
)
def test_a_source_that_fails_leaves_the_repository_as_it_is(
    repository: FakePokedexRepository,
    history: FakeImportHistory,
    source: FakePokedexSource,
    error: type[PredictionDexError],
    outcome: ImportOutcome,
) -> None:
    before = repository.get()
    with pytest.raises(error) as caught:
        run(repository, history, source)
    (past,) = history.runs(limit=2)

    assert repository.get() is before
    assert repository.revision() == 1
    assert (past.outcome, past.problem) == (outcome, str(caught.value))
    assert past.loaded_at is None


def test_a_pokedex_that_lacks_something_of_the_game_is_refused(
    repository: FakePokedexRepository, history: FakeImportHistory, pokedex: Pokedex
) -> None:
    kept = pokedex.pokemon[:-1]
    few = replace(pokedex, pokemon=kept, learnsets={one.slug: pokedex.learnsets[one.slug] for one in kept})
    with pytest.raises(RefusedPokedexError, match="counts: there are 187 Pokémon, but Let's Go has 188") as caught:
        run(repository, history, FakePokedexSource(few))
    report = history.report(caught.value.run_id)

    assert repository.revision() == 1
    assert report is not None
    assert [gate.name for gate in report.gates if not gate.passed] == ["counts"]


def test_a_source_of_another_game_is_refused(
    repository: FakePokedexRepository, history: FakeImportHistory, pokedex: Pokedex
) -> None:
    reading = Reading(pokedex=pokedex, compared=100, disagreements=(ABSORB, ABSORB, ABSORB))
    with pytest.raises(RefusedPokedexError, match="agreement: the source differs in 3 of 100 facts"):
        run(repository, history, FakePokedexSource(reading))

    assert repository.revision() == 1


def test_offline_is_passed_on(repository: FakePokedexRepository, history: FakeImportHistory, pokedex: Pokedex) -> None:
    source = FakePokedexSource(pokedex)
    run(repository, history, source, offline=True)
    run(repository, history, source)

    assert source.extractions == [True, False]


def test_a_database_that_is_away_is_reported(history: FakeImportHistory, pokedex: Pokedex) -> None:
    repository = FakePokedexRepository()
    repository.failure = DatabaseUnavailableError("nobody answers")
    with pytest.raises(DatabaseUnavailableError, match="nobody answers"):
        run(repository, history, FakePokedexSource(pokedex))


def test_a_comparison_says_what_an_import_would_change_and_changes_nothing(pokedex: Pokedex) -> None:
    repository = FakePokedexRepository(pokedex)
    other = with_move(with_pokemon(pokedex, "pikachu", height_dm=5), "absorb", power=20)
    found = DiffPokedex(repository=repository)(FakePokedexSource(other), offline=False, tell=tell_nobody)

    assert found.report.passed
    assert [(one.kind, one.entry, one.fact, one.ours, one.theirs) for one in found.differences] == [
        ("pokemon", "pikachu", "height in dm", 4, 5),
        ("move", "absorb", "power", 40, 20),
    ]
    assert repository.get() is pokedex
