from __future__ import annotations

import logging
import re
import sys
import threading
from inspect import get_annotations
from typing import TYPE_CHECKING

import numpy as np
import pytest
import structlog
from dependency_injector import providers

from app.application.ports.duel_dataset import Collection, UnusableDatasetError
from app.application.ports.model_registry import NoSuchModelError
from app.application.ports.pokedex_source import SourceName, tell_nobody
from app.container import learning
from app.container.container import Container
from app.domain.battle.combatant import Combatant
from app.domain.prediction.draws import draws_version
from app.domain.prediction.prediction import Method
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.xgboost_learner import Boosting
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from app.settings import Settings
from tests.contracts.pokedex_variants import with_pokemon
from tests.fakes.fake_pokedex_source import FakePokedexSource
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.played_duels import small_collection
from tests.registered_models import put_into_production
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DuelDataset

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)

ANNOTATIONS = {name: text for part in Container.__mro__ for name, text in get_annotations(part).items()}
PORTS = {name: text for name, text in ANNOTATIONS.items() if name in Container.providers}


@pytest.fixture(scope="module", autouse=True)
def _log_as_before() -> Iterator[None]:
    """Let the log that a container begins end with these tests."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers, levels = list(root.handlers), (root.level, logging.getLogger("app").level)
    yield
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    sys.excepthook, threading.excepthook = hooks
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    logging.getLogger("app").setLevel(levels[1])


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """With a Pokédex, a few lessons and a model in production, all in folders of its own."""
    folder = tmp_path_factory.mktemp("container")
    container = Container()
    container.settings.override(
        providers.Object(
            Settings(
                _env_file=None,
                database_url=f"sqlite:///{folder / 'predictiondex.db'}",
                mlflow_tracking_uri=new_store(folder),
                var_folder=folder,
            )
        )
    )
    migrate(container.settings().database_url)
    import_bundled(container)
    _put_a_model_into_production(container)
    yield container
    container.battle_simulator().close()
    container.database_engine().dispose()


def import_bundled(container: Container) -> None:
    source = container.pokedex_sources()[SourceName.BUNDLED]()
    container.import_pokedex()(source, offline=False, tell=tell_nobody)


def _put_a_model_into_production(container: Container) -> None:
    pokedex = container.pokedex_repository().get()
    small_collection(pokedex, Collection.LESSONS, container.settings().var_folder / "lessons")
    lessons = container.lessons().load(pokedex)
    fold = folds(pokedex, lessons.duels)
    learn, calibrate = (lessons.take(np.flatnonzero(fold == one)) for one in (Fold.TRAIN, Fold.CALIBRATION))
    trainer = XGBoostTrainer(
        pokedex=container.pokedex_repository(), doubt=0.005, boosting=Boosting(rounds=20), threads=1
    )
    artefact = trainer.train(learn=learn, calibrate=calibrate, seed=1)
    run_id = container.experiment_tracker().record(training_run(artefact=artefact))
    put_into_production(container.model_registry(), run_id, artefact)


@pytest.mark.parametrize("name", Container.providers)
def test_every_provider_can_be_built(container: Container, name: str) -> None:
    container.providers[name]()


@pytest.mark.parametrize(("name", "annotation"), PORTS.items(), ids=PORTS)
def test_what_a_provider_makes_is_what_it_promises(container: Container, name: str, annotation: str) -> None:
    promised = re.fullmatch(r"providers\.Provider\[(\w+)\]", annotation)
    made = container.providers[name]()

    assert promised
    assert promised[1] in {kind.__name__ for kind in type(made).__mro__} | {str(made)}  # which may be None


def test_everything_that_an_answer_needs_is_ready(container: Container) -> None:
    states = {state.name: state for state in container.check_readiness()()}

    assert {state.name for state in states.values() if not state.ready} == {"atlas"}, states
    assert not states["atlas"].needed
    assert states["model"].detail == "version 1"
    assert states["engine"].detail == "rules own-1"


def test_a_database_of_another_release_is_not_ready(tmp_path: Path) -> None:
    container = Container()
    url = f"sqlite:///{tmp_path / 'old.db'}"
    container.settings.override(providers.Object(Settings(_env_file=None, database_url=url, var_folder=tmp_path)))
    migrate(url, "0002")
    (database,) = (state for state in container.check_readiness()() if state.name == "database")
    assert "schema" in str(database.failure)
    container.database_engine().dispose()


def test_every_port_is_promised() -> None:
    assert len(PORTS) > 50


def test_threads_that_ask_at_once_are_given_the_same() -> None:
    kept = [one for one in Container.providers.values() if isinstance(one, providers.BaseSingleton)]
    assert len(kept) > 5
    assert all(isinstance(one, providers.ThreadSafeSingleton) for one in kept)


@pytest.mark.parametrize("name", ["reference_duels", "exam"])
def test_the_stored_pokedex_is_the_one_that_the_bundled_duels_were_drawn_from(container: Container, name: str) -> None:
    dataset: DuelDataset = container.providers[name]()
    pokedex = container.pokedex_repository().get()
    assert dataset.manifest().plan.draws_version == draws_version(pokedex)
    assert len(dataset.load(pokedex)) == dataset.manifest().plan.duels


@pytest.mark.parametrize(
    ("collection", "simulator", "rules"),
    [
        (Collection.LESSONS, CompiledSimulator, "own-1"),
        (Collection.REFERENCE, ShowdownSimulator, "showdown-0.10.11+avs"),
        (Collection.EXAM, ShowdownSimulator, "showdown-0.10.11+avs"),
    ],
)
def test_each_collection_is_played_by_its_engine_and_kept_in_its_place(
    container: Container, collection: Collection, simulator: type[BattleSimulator], rules: str
) -> None:
    datasets = {
        Collection.LESSONS: container.lessons,
        Collection.REFERENCE: container.reference_duels,
        Collection.EXAM: container.exam,
    }
    build = container.dataset_builders()[collection]()

    assert isinstance(build.simulator, simulator)
    assert build.simulator.rules_version == rules
    assert build.dataset is datasets[collection]()
    assert len({id(provider()) for provider in datasets.values()}) == 3


def test_training_learns_from_all_three(container: Container) -> None:
    train = container.train_model()
    assert train.lessons is container.lessons()
    assert train.reference is container.reference_duels()
    assert train.exam is container.exam()


def test_a_question_is_answered_and_remembered(container: Container) -> None:
    a, b = Combatant(pokemon="pikachu", move="thunderbolt"), Combatant(pokemon="gyarados", move="waterfall")
    (answer,) = container.predict_duels()(duels=[(a, b)])

    assert answer.model_version == "1"
    assert container.prediction_repository().find(answer.prediction_id) == answer


def test_the_engine_answers_where_there_is_no_model(tmp_path: Path) -> None:
    container = Container()
    url = f"sqlite:///{tmp_path / 'predictiondex.db'}"
    settings = Settings(_env_file=None, database_url=url, mlflow_tracking_uri=new_store(tmp_path), var_folder=tmp_path)
    container.settings.override(providers.Object(settings))
    migrate(url)
    import_bundled(container)
    a, b = Combatant(pokemon="pikachu", move="thunderbolt"), Combatant(pokemon="gyarados", move="waterfall")
    predict = container.predict_duels()
    (answer,) = predict(duels=[(a, b)], method=Method.ENGINE)

    assert answer.model_version == "own-1"
    assert container.prediction_repository().find(answer.prediction_id) == answer
    with pytest.raises(NoSuchModelError):
        predict(duels=[(a, b)])
    container.database_engine().dispose()


def test_an_import_is_what_the_same_process_answers_from(container: Container) -> None:
    bundled = container.pokedex_repository().get()
    for weight in (99, bundled.get_pokemon("ditto").weight_hg):
        source = FakePokedexSource(with_pokemon(bundled, "ditto", weight_hg=weight))
        container.import_pokedex()(source, offline=False, tell=tell_nobody)

        assert container.pokedex_repository().get().get_pokemon("ditto").weight_hg == weight


@pytest.mark.parametrize("name", SourceName)
def test_every_source_can_be_made(container: Container, name: SourceName, tmp_path: Path) -> None:
    make = container.pokedex_sources()[name]
    source = make(tmp_path) if name is SourceName.CSV else make()

    assert source.name == name


@pytest.mark.parametrize("make", [learning.lessons, lambda folder: learning.bundled_dataset(folder / "exam", folder)])
def test_duels_that_need_a_library_name_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: Callable[[Path], DuelDataset]
) -> None:
    monkeypatch.setitem(sys.modules, "app.infrastructure.learning.parquet_duel_dataset", None)

    with pytest.raises(UnusableDatasetError, match=r"is not installed; pip install 'predictiondex\[learn\]'"):
        make(tmp_path)
