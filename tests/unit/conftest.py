from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.prediction.draws import EXAM, LESSONS
from tests.unit.evaluation_bench import Bench, dataset

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_duel_dataset import FakeDuelDataset


@pytest.fixture(scope="session")
def small_lessons(pokedex: Pokedex) -> FakeDuelDataset:
    return dataset(pokedex, LESSONS, 600)


@pytest.fixture(scope="session")
def small_exam(pokedex: Pokedex) -> FakeDuelDataset:
    return dataset(pokedex, EXAM, 120)


@pytest.fixture
def bench(pokedex: Pokedex, small_lessons: FakeDuelDataset, small_exam: FakeDuelDataset) -> Bench:
    bench = Bench(pokedex=pokedex, lessons=small_lessons, exam=small_exam)
    bench.put_a_model_into_production()
    return bench
