from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.infrastructure.persistence.cached_pokedex_repository import CachedPokedexRepository
from tests.contracts.pokedex_repository_contract import PokedexRepositoryContract
from tests.contracts.pokedex_variants import excerpt, reversed_order
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class SlowPokedexRepository(FakePokedexRepository):
    """Is asked by one thread at a time, and answers about its revision only when it may."""

    def __init__(self, pokedex: Pokedex) -> None:
        super().__init__(pokedex)
        self.asked = Event()
        self.may_answer = Event()

    def revision(self) -> int:
        self.asked.set()
        assert self.may_answer.wait(timeout=10)
        return super().revision()


@pytest.fixture
def small(pokedex: Pokedex) -> Pokedex:
    return excerpt(pokedex)


@pytest.fixture
def clock() -> Clock:
    return Clock()


class TestCachedPokedexRepository(PokedexRepositoryContract):
    @pytest.fixture
    def repository(self) -> CachedPokedexRepository:
        return CachedPokedexRepository(FakePokedexRepository(), refresh_seconds=3600)


def test_an_unchanged_pokedex_is_read_once(small: Pokedex, clock: Clock) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner, refresh_seconds=30, monotonic=clock)
    for _ in range(10):
        assert cached.get() is small
        clock.now += 29

    assert inner.reads == 1


def test_an_import_elsewhere_is_seen_after_the_refresh_time_and_not_before(small: Pokedex, clock: Clock) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner, refresh_seconds=30, monotonic=clock)
    cached.get()
    inner.replace(reversed_order(small), source="elsewhere")

    clock.now += 29.9
    assert (cached.get(), cached.revision()) == (small, 1)
    clock.now += 0.1
    assert (cached.get(), cached.revision()) == (reversed_order(small), 2)


def test_the_copy_outlives_the_database(small: Pokedex, clock: Clock) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner, refresh_seconds=30, monotonic=clock)
    cached.get()
    inner.failure = DatabaseUnavailableError("nobody answers")
    clock.now += 3600

    assert cached.get() is small
    assert cached.revision() == 1


def test_the_database_that_came_back_is_asked_again(small: Pokedex, clock: Clock) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner, refresh_seconds=30, monotonic=clock)
    cached.get()
    inner.replace(reversed_order(small), source="elsewhere")
    inner.failure = DatabaseUnavailableError("nobody answers")
    clock.now += 30
    cached.get()
    inner.failure = None
    clock.now += 30

    assert cached.get() == reversed_order(small)


def test_without_a_copy_the_failure_is_passed_on() -> None:
    inner = FakePokedexRepository()
    inner.failure = DatabaseUnavailableError("nobody answers")
    cached = CachedPokedexRepository(inner, refresh_seconds=30)

    with pytest.raises(DatabaseUnavailableError):
        cached.get()
    with pytest.raises(DatabaseUnavailableError):
        cached.revision()


def test_many_threads_read_the_database_once(small: Pokedex) -> None:
    inner = FakePokedexRepository(small)
    cached = CachedPokedexRepository(inner, refresh_seconds=3600)
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda _: cached.get(), range(200)))

    assert all(answer is small for answer in answers)
    assert inner.reads == 1


def test_a_slow_look_holds_nobody_up(small: Pokedex, clock: Clock) -> None:
    inner = SlowPokedexRepository(small)
    cached = CachedPokedexRepository(inner, refresh_seconds=30, monotonic=clock)
    inner.may_answer.set()
    cached.get()
    inner.may_answer.clear()
    inner.asked.clear()
    clock.now += 30
    with ThreadPoolExecutor(1) as thread:
        slow = thread.submit(cached.get)
        assert inner.asked.wait(timeout=10)
        assert cached.get() is small  # this thread does not wait for the other one
        inner.may_answer.set()
        assert slow.result(timeout=10) is small
