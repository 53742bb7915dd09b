from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.errors import InvalidPokedexError
from app.infrastructure.persistence.cached_pokedex_repository import CachedPokedexRepository
from tests.contracts.pokedex_repository_contract import PokedexRepositoryContract
from tests.contracts.pokedex_variants import excerpt, reversed_order
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


class SlowPokedexRepository(FakePokedexRepository):
    """Is asked by one thread at a time, and answers about its revision only when it may."""

    def __init__(self, pokedex: Pokedex) -> None:
        super().__init__(pokedex)
        self.asked = Event()
        self.may_answer = Event()

    def mark(self) -> str:
        self.asked.set()
        assert self.may_answer.wait(timeout=10)
        return super().mark()


@pytest.fixture
def small(pokedex: Pokedex) -> Pokedex:
    return excerpt(pokedex)


class TestCachedPokedexRepository(PokedexRepositoryContract):
    @pytest.fixture
    def repository(self) -> CachedPokedexRepository:
        return CachedPokedexRepository(FakePokedexRepository())


def test_the_database_is_asked_for_the_first_answer_alone(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    assert cached.get() is small
    inner.failure = DatabaseUnavailableError("nobody answers")

    assert cached.get() is small
    assert cached.revision() == 1
    assert inner.reads == 1


def test_an_unchanged_pokedex_is_read_once_however_often_it_is_looked_for(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    for _ in range(10):
        cached.refresh()
        assert cached.get() is small

    assert inner.reads == 1


def test_an_import_elsewhere_is_seen_after_a_refresh_and_not_before(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    cached.get()
    inner.replace(reversed_order(small), source="elsewhere")

    assert (cached.get(), cached.revision()) == (small, 1)
    cached.refresh()
    assert (cached.get(), cached.revision()) == (reversed_order(small), 2)


def test_the_copy_outlives_the_database_and_what_was_in_it(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    cached.get()
    for failure in (DatabaseUnavailableError("nobody answers"), InvalidPokedexError(["broken"]), PokedexMissingError()):
        inner.failure = failure
        with pytest.raises(type(failure)):
            cached.refresh()

        assert cached.get() is small
        assert cached.revision() == 1


def test_the_database_that_came_back_is_asked_again(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    cached.get()
    inner.replace(reversed_order(small), source="elsewhere")
    inner.failure = DatabaseUnavailableError("nobody answers")
    with pytest.raises(DatabaseUnavailableError):
        cached.refresh()
    inner.failure = None
    cached.refresh()

    assert cached.get() == reversed_order(small)


def test_without_a_copy_the_failure_is_passed_on_until_there_is_one(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    inner.failure = DatabaseUnavailableError("nobody answers")
    cached = CachedPokedexRepository(inner)
    with pytest.raises(DatabaseUnavailableError):
        cached.get()
    with pytest.raises(DatabaseUnavailableError):
        cached.revision()
    inner.failure = None

    assert cached.get() is small


def test_a_first_pokedex_is_seen_without_a_refresh(small: Pokedex) -> None:
    inner = FakePokedexRepository()
    cached = CachedPokedexRepository(inner)
    assert cached.revision() == 0
    inner.replace(small, source="elsewhere")

    assert cached.get() is small


def test_many_threads_read_the_database_once(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda _: cached.get(), range(200)))

    assert all(answer is small for answer in answers)
    assert inner.reads == 1


def test_a_slow_look_holds_nobody_up(small: Pokedex) -> None:
    inner = SlowPokedexRepository(small)
    cached = CachedPokedexRepository(inner)
    inner.may_answer.set()
    cached.get()
    inner.may_answer.clear()
    inner.asked.clear()
    with ThreadPoolExecutor(1) as thread:
        slow = thread.submit(cached.refresh)
        assert inner.asked.wait(timeout=10)
        assert (cached.get(), cached.revision()) == (small, 1)  # this thread does not wait for the other one
        inner.may_answer.set()
        slow.result(timeout=10)
