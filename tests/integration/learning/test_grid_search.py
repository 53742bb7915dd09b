from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.learner import MissingLibraryError
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.labelled import LabelledDuels
from app.infrastructure.learning.grid_search import GridSearch
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
    results = tmp_path / "reports" / "tuning.json"
    trainer = search(pokedex, results).best(lessons, seed=5, on_progress=told.append)
    kept = json.loads(results.read_text())
    losses = [one["log_loss"] for one in kept["tried"]]

    assert (kept["duels"], kept["seed"], kept["doubt"], len(losses)) == (700, 5, None, 4)
    assert losses == sorted(losses)
    assert kept["best"] == kept["tried"][0]["settings"]
    assert {name: trainer.parameters[name] for name in GRID} == {
        name: str(value) for name, value in kept["best"].items()
    }
    assert trainer.parameters["doubt"] == "None"
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_the_same_seed_finds_the_same(pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path) -> None:
    kept = []
    for name in ("first.json", "second.json"):
        search(pokedex, tmp_path / name).best(lessons, seed=5)
        tried = json.loads((tmp_path / name).read_text())["tried"]
        kept.append([(one["settings"], one["log_loss"]) for one in tried])
    assert kept[0] == kept[1]


def test_without_scikit_learn_there_is_a_clear_error(
    pokedex: Pokedex, lessons: LabelledDuels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(MissingLibraryError, match="scikit-learn is not installed"):
        search(pokedex, tmp_path / "tuning.json").best(lessons, seed=1)
