from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.application.ports.learner import MissingLibraryError
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.labelled import LabelledDuels
from app.infrastructure.learning.grid_search import GRIDS, GridSearch
from app.infrastructure.learning.xgboost_learner import XGBoostLearner
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

GRID = {"max_depth": (1, 4), "rounds": (5, 40)}


@pytest.fixture(scope="module")
def lessons(pokedex: Pokedex) -> LabelledDuels:
    duels, kind = draw(pokedex, MIXTURES[LESSONS], 900, np.random.default_rng(3))
    tallies = CompiledSimulator(pokedex=pokedex, workers=1).simulate(duels, battles=50, seed=4)
    return LabelledDuels(duels=duels, tallies=tallies, kind=kind)


def search(pokedex: Pokedex, results: Path) -> GridSearch:
    return GridSearch(pokedex=FakePokedexRepository(pokedex), results=results, doubt=None, grid=GRID, sample=700)


def test_the_best_settings_become_those_of_the_trainer(
    pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path
) -> None:
    told: list[float] = []
    found = search(pokedex, tmp_path).best(lessons, seed=5, on_progress=told.append)
    losses = [one.metrics["log_loss"] for one in found.trials]

    assert [one.name for one in found.trials] == ["trial-001", "trial-002", "trial-003", "trial-004"]
    assert losses == sorted(losses)
    assert {name: found.trainer.parameters[name] for name in GRID} == found.trials[0].parameters
    assert found.trainer.parameters["doubt"] == "None"
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_the_same_seed_finds_the_same(pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path) -> None:
    first, second = (search(pokedex, tmp_path / name).best(lessons, seed=5).trials for name in ("first", "second"))

    assert first == second


def test_a_search_says_how_many_models_it_teaches(pokedex: Pokedex, tmp_path: Path) -> None:
    made = {
        name: GridSearch(pokedex=FakePokedexRepository(pokedex), results=tmp_path, grid=GRIDS[name]) for name in GRIDS
    }

    assert {name: one.fits for name, one in made.items()} == {"fast": 24, "extended": 162}
    assert made["fast"].parameters != made["extended"].parameters


def test_an_interrupted_search_goes_on_where_it_stopped(
    pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught: list[int] = []
    real = XGBoostLearner.fit

    most = [5]

    def fit(self: XGBoostLearner, *given: Any) -> Any:
        if len(taught) == most[0]:
            raise KeyboardInterrupt
        taught.append(1)
        return real(self, *given)

    monkeypatch.setattr(XGBoostLearner, "fit", fit)
    with pytest.raises(KeyboardInterrupt):
        search(pokedex, tmp_path).best(lessons, seed=5)
    (notes,) = tmp_path.iterdir()
    notes.write_bytes(notes.read_bytes()[:-3])  # the last line, as if it had been cut short
    most[0] = 1000
    found = search(pokedex, tmp_path).best(lessons, seed=5)

    assert len(taught) == 5 + 8
    assert found.trials == search(pokedex, tmp_path).best(lessons, seed=5).trials
    assert found.trials == search(pokedex, tmp_path / "anew").best(lessons, seed=5).trials


def test_another_seed_is_another_search(pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path) -> None:
    for seed in (5, 6):
        search(pokedex, tmp_path).best(lessons, seed=seed)

    assert len(list(tmp_path.iterdir())) == 2


def test_without_scikit_learn_there_is_a_clear_error(
    pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(MissingLibraryError, match="scikit-learn is not installed"):
        search(pokedex, tmp_path).best(lessons, seed=1)
