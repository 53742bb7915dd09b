from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.build_atlas import BuildAtlas
from app.application.ports.atlas_repository import AtlasBusyError
from app.domain.prediction.atlas import Atlas, AtlasIndex
from tests.contracts.pokedex_variants import excerpt
from tests.fakes.fake_atlas_repository import FakeAtlasRepository
from tests.fakes.fake_chartable_predictor import FakeChartablePredictor
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def predictor() -> FakeChartablePredictor:
    return FakeChartablePredictor()


@pytest.fixture
def atlases() -> FakeAtlasRepository:
    return FakeAtlasRepository()


@pytest.fixture
def build(pokedex: Pokedex, predictor: FakeChartablePredictor, atlases: FakeAtlasRepository) -> BuildAtlas:
    few = FakePokedexRepository(excerpt(pokedex))
    return BuildAtlas(pokedex=few, predictor=lambda: predictor, atlases=atlases, part_size=3000)


def test_every_duel_is_asked_for_once(build: BuildAtlas, predictor: FakeChartablePredictor) -> None:
    plan, told = build.plan(), list[int]()
    build(plan=plan, on_progress=told.append)

    assert sum(predictor.asked) == plan.duels
    assert told == [*range(3000, plan.duels, 3000), plan.duels]


def test_the_answers_are_those_of_the_model(
    build: BuildAtlas, predictor: FakeChartablePredictor, atlases: FakeAtlasRepository
) -> None:
    plan = build.plan()
    build(plan=plan)
    index = AtlasIndex.of(build.pokedex.get())
    duels = index.duels(0, plan.duels)
    chance, turns = Atlas(index=index, cells=atlases.load(plan)).look_up(index.find(duels.a), index.find(duels.b))
    truth = predictor.predict(duels, index.pokedex)

    assert abs(chance - truth.win_probability).max() <= 1 / 65_536
    assert abs(turns - truth.turns).max() <= 0.01


def test_it_goes_on_where_it_stopped(
    build: BuildAtlas, predictor: FakeChartablePredictor, atlases: FakeAtlasRepository
) -> None:
    plan = build.plan()

    def stop(done: int) -> None:
        if done == 2 * plan.part_size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(plan=plan, on_progress=stop)
    assert atlases.kept == [0, 1]
    build(plan=plan)

    assert atlases.kept == list(range(plan.parts))
    assert sum(predictor.asked) == plan.duels


def test_what_is_there_is_not_built_again(build: BuildAtlas, predictor: FakeChartablePredictor) -> None:
    plan, told = build.plan(), list[int]()
    build(plan=plan)
    predictor.asked.clear()
    build(plan=plan, on_progress=told.append)

    assert predictor.asked == []
    assert told == [plan.duels]


def test_what_is_damaged_is_built_anew(
    build: BuildAtlas, predictor: FakeChartablePredictor, atlases: FakeAtlasRepository
) -> None:
    plan = build.plan()
    build(plan=plan)
    predictor.asked.clear()
    atlases.damaged = "a byte is wrong"
    build(plan=plan)

    assert sum(predictor.asked) == plan.duels


def test_another_model_has_another_atlas(build: BuildAtlas) -> None:
    other = replace(build, predictor=lambda: FakeChartablePredictor(version="fake-2"))
    assert other.plan().origin.key != build.plan().origin.key


def test_two_do_not_build_side_by_side(build: BuildAtlas, atlases: FakeAtlasRepository) -> None:
    with atlases.alone(), pytest.raises(AtlasBusyError):
        build(plan=build.plan())
    assert atlases.kept == []
