"""The atlas of a few Pokémon, worked out by a real model in processes of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx
import numpy as np
import pytest
from dependency_injector import providers

from app.application.build_atlas import BuildAtlas
from app.container.container import Container
from app.domain.prediction.atlas import AtlasIndex, to_cells
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from app.infrastructure.learning.atlas_process import AtlasNotBuiltError, AtlasProcess
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor
from app.settings import Settings
from tests.command_line import run
from tests.conftest import ROOT
from tests.contracts.battle_predictor_contract import BattlePredictorContract
from tests.contracts.pokedex_variants import excerpt
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.real_server import environment, real_server
from tests.registered_models import put_into_production
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.application.ports.atlas_repository import AtlasPlan
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)

PATIENCE = 240
"""Seconds; what is built at the lowest priority waits for the tests beside it."""
DUEL = {"a": {"pokemon": "pikachu", "move": "thunderbolt"}, "b": {"pokemon": "charizard", "move": "flamethrower"}}


@pytest.fixture(scope="module")
def few(pokedex: Pokedex) -> Pokedex:
    return excerpt(pokedex)


@pytest.fixture(scope="module")
def model(artefact: ModelArtefact) -> XGBoostPredictor:
    return XGBoostPredictor(artefact=artefact, version="1", workers=1)


@pytest.fixture(scope="module")
def predictor(few: Pokedex, model: XGBoostPredictor, tmp_path_factory: pytest.TempPathFactory) -> AtlasPredictor:
    repository = FakePokedexRepository(few)
    atlases = FileAtlasRepository(tmp_path_factory.mktemp("atlas"))
    build = BuildAtlas(pokedex=repository, predictor=lambda: model, atlases=atlases)
    build(plan=build.plan())
    predictor = AtlasPredictor(model=model, pokedex=repository, atlases=atlases, build=_never)
    predictor.look()
    return predictor


def _never(plan: AtlasPlan) -> None:
    raise AssertionError(plan)


class TestAtlasPredictor(BattlePredictorContract):
    pass


def test_every_answer_is_that_of_the_model(few: Pokedex, model: XGBoostPredictor, predictor: AtlasPredictor) -> None:
    index = AtlasIndex.of(few)
    duels = index.duels(0, index.duel_count)
    given, wanted = predictor.predict(duels, few), model.predict(duels, few)

    assert np.abs(given.win_probability - wanted.win_probability).max() <= 1 / 65_536
    np.testing.assert_allclose(given.turns, wanted.turns, rtol=1 / 2000)


def test_any_neutral_nature_has_the_same_answer(
    few: Pokedex, model: XGBoostPredictor, predictor: AtlasPredictor
) -> None:
    index = AtlasIndex.of(few)
    duels = index.duels(0, 300)
    duels.a.nature[:] = few.nature_positions["quirky"]
    assert (index.find(duels.a) >= 0).all()
    wanted = model.predict(duels, few).win_probability
    assert np.abs(predictor.predict(duels, few).win_probability - wanted).max() <= 1 / 65_536


@pytest.fixture(scope="module")
def whole_game(pokedex: Pokedex, artefact: ModelArtefact, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the whole Pokédex and a model in production."""
    folder = tmp_path_factory.mktemp("whole game")
    new_store(folder)
    container = container_of(folder)
    container.migrate_database()
    run_id = container.experiment_tracker().record(training_run(artefact=artefact))
    put_into_production(container.model_registry(), run_id, artefact)
    bring(folder, pokedex)
    yield folder
    shutil.rmtree(folder / "atlas", ignore_errors=True)


@pytest.fixture
def folder(whole_game: Path, few: Pokedex, tmp_path: Path) -> Path:
    """The same with a few Pokémon."""
    for name in ("predictiondex.db", "mlflow.db"):
        shutil.copy(whole_game / name, tmp_path)
    bring(tmp_path, few)
    return tmp_path


def container_of(folder: Path) -> Container:
    container = Container()
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{folder / 'predictiondex.db'}",
        mlflow_tracking_uri=f"sqlite:///{folder / 'mlflow.db'}",
        var_folder=folder,
    )
    container.settings.override(providers.Object(settings))
    return container


def bring(folder: Path, pokedex: Pokedex) -> None:
    container = container_of(folder)
    container.pokedex_repository().replace(pokedex, source="bundled")
    container.database_engine().dispose()


def atlases_of(folder: Path) -> FileAtlasRepository:
    return FileAtlasRepository(folder / "atlas")


def wait_until(reached: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not reached() and time.monotonic() < deadline:
        time.sleep(0.05)
    return reached()


def plan_in(folder: Path) -> AtlasPlan:
    return container_of(folder).build_atlas().plan()


def process_in(folder: Path, **settings: str) -> AtlasProcess:
    return AtlasProcess(atlases=atlases_of(folder), settings=environment(folder, **settings))


def test_what_ended_before_it_was_done_leaves_whole_parts(whole_game: Path) -> None:
    atlases, plan, process = atlases_of(whole_game), plan_in(whole_game), process_in(whole_game)
    process.begin(plan)
    assert wait_until(lambda: atlases.has_part(plan, 1))
    process.end()

    assert not atlases.is_busy()
    assert atlases.has_part(plan, 0)
    assert 0 < atlases.share_built(plan) < 1


def test_a_build_goes_on_with_what_is_done(folder: Path, few: Pokedex) -> None:
    atlases, plan = atlases_of(folder), plan_in(folder)
    # It is not what the model says, which shows that it was not asked again.
    marked = to_cells(np.full(len(plan.part(0)), 0.25), np.ones(len(plan.part(0))))
    atlases.keep_part(plan, 0, marked)
    done = run("learn", "atlas", folder=folder)

    assert done.returncode == 0, done.stderr
    assert f"{AtlasIndex.of(few).duel_count:,} duels is there" in done.stderr
    assert (atlases.load(plan)[: len(marked)] == marked).all()


def test_what_another_process_builds_is_not_begun(whole_game: Path) -> None:
    process = process_in(whole_game, SIMULATOR_WORKERS="0")
    with atlases_of(whole_game).alone():
        process.begin(plan_in(whole_game))  # else it would fail, as it does next
    process.begin(plan_in(whole_game))

    def has_failed() -> bool:
        try:
            process.begin(plan_in(whole_game))
        except AtlasNotBuiltError as failure:
            return "PREDICTIONDEX_SIMULATOR_WORKERS" in str(failure)
        return False

    assert wait_until(has_failed)
    process.end()


def in_the_background(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app", "learn", "atlas", "--background"]
    return subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdin=subprocess.PIPE)


def test_in_the_background_it_gives_way_to_another_process(folder: Path) -> None:
    with atlases_of(folder).alone(), in_the_background(folder) as process:
        assert process.wait(timeout=PATIENCE) == 75


def test_in_the_background_it_ends_as_it_should_when_it_is_done(folder: Path) -> None:
    with in_the_background(folder) as process:
        assert process.wait(timeout=PATIENCE) == 0
    assert len(atlases_of(folder).load(plan_in(folder))) == 12_720


def test_a_server_refuses_what_is_damaged_has_it_built_anew_and_uses_it(folder: Path) -> None:
    file = folder / "atlas" / f"{plan_in(folder).origin.key}.atlas"
    file.parent.mkdir()
    file.write_bytes(b"damaged")
    settings = {"ATLAS": "true", "POKEDEX_REFRESH_SECONDS": "0.1"}
    with real_server(folder, prepare=False, **settings) as server, httpx.Client(base_url=server.address) as client:

        def atlas() -> dict[str, str]:
            answer = client.get("/health/ready")
            assert answer.status_code == 200
            (state,) = (one for one in answer.json()["dependencies"] if one["name"] == "atlas")
            return dict(state)

        assert client.post("/v1/predictions/duel", json=DUEL).status_code == 200
        assert wait_until(lambda: atlas()["state"] == "ready"), server.log.read_text()
        assert atlas()["detail"] == "12,720 duels"
        chance = client.post("/v1/predictions/duel", json=DUEL).json()["win_probability"]
        assert server.stop() == 0
    assert chance * 65_536 == int(chance * 65_536)
    assert "its header cannot be read" in server.log.read_text()
    assert "Traceback" not in server.log.read_text()


def test_the_building_ends_with_a_server_that_is_killed(whole_game: Path) -> None:
    atlases = atlases_of(whole_game)
    with real_server(whole_game, prepare=False, ATLAS="true") as server:
        assert wait_until(atlases.is_busy), server.log.read_text()
        server.process.kill()
    assert wait_until(lambda: not atlases.is_busy())
    assert not list((whole_game / "atlas").glob("*.atlas"))
