"""The atlas of a few Pokémon, worked out by a real model in processes of their own."""

from __future__ import annotations

import hashlib
import shutil
import time
from typing import TYPE_CHECKING

import httpx
import numpy as np
import pytest
from dependency_injector import providers

from app.application.build_atlas import BuildAtlas
from app.container.container import Container
from app.domain.prediction.atlas import Roster, to_cells
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor
from app.settings import Settings
from tests.command_line import run
from tests.contracts.battle_predictor_contract import BattlePredictorContract
from tests.contracts.pokedex_variants import excerpt
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.real_server import environment, real_server, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.application.ports.atlas_repository import AtlasPlan
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)

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
    roster = Roster.of(few)
    duels = roster.duels(0, roster.duel_count)
    given, wanted = predictor.predict(duels, few), model.predict(duels, few)

    assert np.abs(given.win_probability - wanted.win_probability).max() <= 1 / 65_536
    np.testing.assert_allclose(given.turns, wanted.turns, rtol=1 / 2000)


def test_any_neutral_nature_has_the_same_answer(
    few: Pokedex, model: XGBoostPredictor, predictor: AtlasPredictor
) -> None:
    roster = Roster.of(few)
    duels = roster.duels(0, 300)
    duels.a.nature[:] = few.nature_positions["quirky"]
    assert (roster.find(duels.a) >= 0).all()
    wanted = model.predict(duels, few).win_probability
    assert np.abs(predictor.predict(duels, few).win_probability - wanted).max() <= 1 / 65_536


@pytest.fixture(scope="module")
def whole_game(pokedex: Pokedex, artefact: ModelArtefact, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the whole Pokédex and a model in production."""
    folder = tmp_path_factory.mktemp("whole game")
    new_store(folder)
    container = container_of(folder)
    container.migrate_database()
    run_id = container.experiment_tracker().record(parameters={}, metrics={}, artefact=artefact, report="")
    container.model_registry().promote(container.model_registry().register(run_id, artefact, {}).version)
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
    deadline = time.monotonic() + 60
    while not reached() and time.monotonic() < deadline:
        time.sleep(0.05)
    return reached()


def test_a_killed_build_goes_on_with_what_is_done(whole_game: Path, folder: Path, few: Pokedex) -> None:
    process = start("learn", "atlas", environ=environment(whole_game), log=whole_game / "log")
    assert wait_until(lambda: any((whole_game / "atlas").rglob("part-*.cells")))
    process.kill()
    process.wait()
    atlases, plan = atlases_of(whole_game), container_of(whole_game).build_atlas().plan()
    assert atlases.has_part(plan, 0)
    assert not atlases.is_busy()

    # A part of its own shows that what is whole is kept, and not worked out again.
    plan = container_of(folder).build_atlas().plan()
    marked = to_cells(np.full(len(plan.part(0)), 0.25), np.ones(len(plan.part(0))))
    atlases_of(folder).keep_part(plan, 0, marked)
    done = run("learn", "atlas", folder=folder)

    assert done.returncode == 0, done.stderr
    assert f"{Roster.of(few).duel_count:,} duels is there" in done.stderr
    assert "duels/s" in done.stderr
    assert (atlases_of(folder).load(plan)[: len(marked)] == marked).all()


def test_a_second_builder_is_refused(folder: Path) -> None:
    with atlases_of(folder).alone():
        said = run("learn", "atlas", folder=folder)
    assert said.returncode == 1
    assert "Another process is building an atlas there" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_server_has_it_built_and_uses_it(folder: Path) -> None:
    settings = {"ATLAS": "true", "POKEDEX_REFRESH_SECONDS": "0.1"}
    with real_server(folder, prepare=False, **settings) as server, httpx.Client(base_url=server.address) as client:

        def atlas() -> dict[str, str]:
            states = {one["name"]: one for one in client.get("/health/ready").json()["dependencies"]}
            return dict(states["atlas"])

        assert client.get("/health/ready").status_code == 200
        assert client.post("/v1/predictions/duel", json=DUEL).status_code == 200
        assert wait_until(lambda: atlas()["state"] == "ready"), server.log.read_text()
        assert atlas()["detail"].endswith("duels")
        chance = client.post("/v1/predictions/duel", json=DUEL).json()["win_probability"]
        assert server.stop() == 0
    assert chance * 65_536 == int(chance * 65_536)
    assert "Traceback" not in server.log.read_text()


@pytest.mark.parametrize("end", ["Ctrl-C", "kill"])
def test_the_building_ends_with_the_server(whole_game: Path, end: str) -> None:
    atlases = atlases_of(whole_game)
    with real_server(whole_game, prepare=False, ATLAS="true") as server:
        assert wait_until(atlases.is_busy), server.log.read_text()
        if end == "Ctrl-C":
            assert server.stop() == 0
            assert not atlases.is_busy()
        else:
            server.process.kill()
    assert wait_until(lambda: not atlases.is_busy())
    assert not list((whole_game / "atlas").glob("*.atlas"))


def test_what_is_damaged_is_built_anew_by_a_server(folder: Path) -> None:
    assert run("learn", "atlas", folder=folder).returncode == 0
    (file,) = (folder / "atlas").glob("*.atlas")
    content = bytearray(file.read_bytes())
    before = hashlib.sha256(content).digest()
    content[-1] ^= 1
    file.write_bytes(content)
    with real_server(folder, prepare=False, ATLAS="true", POKEDEX_REFRESH_SECONDS="0.1") as server:
        assert wait_until(lambda: hashlib.sha256(file.read_bytes()).digest() == before)
        assert "its content is not the one that its header describes" in server.log.read_text()
