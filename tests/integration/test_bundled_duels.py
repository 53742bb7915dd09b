"""The bundled duels are those that the commands make today, down to the last battle."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.build_dataset import BuildDataset
from app.domain.prediction.draws import EXAM, LESSONS, MIXTURES, draw, draws_version
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION, ShowdownSimulator
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.battle.duels import Combatants
    from app.domain.battle.outcome import Tallies
    from app.domain.pokedex.pokedex import Pokedex

EXAM_DUELS = 40
"""So many of the exam, whose duels are played ten times as often, are played again."""


@pytest.fixture(scope="module")
def simulator(pokedex: Pokedex) -> Iterator[ShowdownSimulator]:
    engine = ROOT / "app" / "infrastructure" / "simulation" / "showdown"
    simulator = ShowdownSimulator(pokedex=pokedex, engine_folder=engine)
    yield simulator
    simulator.close()


def bundled(name: str, tmp_path: Path) -> ParquetDuelDataset:
    return ParquetDuelDataset(ROOT / "data" / name, tmp_path / "unused", rules_version=RULES_VERSION)


def assert_same(mine: Combatants | Tallies, theirs: Combatants | Tallies, collection: str) -> None:
    for field in fields(theirs):
        assert np.array_equal(getattr(mine, field.name), getattr(theirs, field.name)), (
            f"{field.name} is another than the rules and draws of today make: run `learn dataset {collection}`"
        )


@pytest.mark.parametrize(("name", "mixture"), [("reference", LESSONS), ("exam", EXAM)])
def test_they_are_of_todays_rules_draws_and_mixture(
    pokedex: Pokedex, simulator: ShowdownSimulator, tmp_path: Path, name: str, mixture: str
) -> None:
    plan = bundled(name, tmp_path).manifest().plan
    assert (plan.rules_version, plan.draws_version) == (simulator.rules_version, draws_version(pokedex))
    assert plan.mixture == mixture


def test_the_first_part_of_the_reference_is_drawn_and_played_again(
    pokedex: Pokedex, simulator: ShowdownSimulator, tmp_path: Path
) -> None:
    dataset = bundled("reference", tmp_path)
    plan = dataset.manifest().plan
    kept = dataset.load(pokedex).take(slice(0, plan.part_size))
    fresh = ParquetDuelDataset(tmp_path / "duels", tmp_path / "parts", rules_version=RULES_VERSION)
    build = BuildDataset(pokedex=pokedex, simulator=simulator, dataset=fresh)
    build(plan=replace(plan, duels=plan.part_size))
    made = fresh.load(pokedex)

    assert made.kind.tolist() == kept.kind.tolist()
    for mine, theirs in ((made.duels.a, kept.duels.a), (made.duels.b, kept.duels.b), (made.tallies, kept.tallies)):
        assert_same(mine, theirs, "reference")


def test_the_first_part_of_the_exam_is_drawn_again_and_some_of_it_played(
    pokedex: Pokedex, simulator: ShowdownSimulator, tmp_path: Path
) -> None:
    dataset = bundled("exam", tmp_path)
    plan = dataset.manifest().plan
    kept = dataset.load(pokedex).take(slice(0, plan.part_size))
    # As `BuildDataset` does it; all duels of the exam are held out.
    random = np.random.default_rng([plan.seed, 0])
    duels, kind = draw(pokedex, MIXTURES[plan.mixture], plan.part_size, random)
    seed = int(random.integers(2**63)) + 1
    tallies = simulator.simulate(duels.take(slice(0, EXAM_DUELS)), battles=plan.held_out_battles, seed=seed)

    assert kind.tolist() == kept.kind.tolist()
    for mine, theirs in ((duels.a, kept.duels.a), (duels.b, kept.duels.b)):
        assert_same(mine, theirs, "exam")
    assert_same(tallies, kept.tallies.take(slice(0, EXAM_DUELS)), "exam")


def test_no_pair_of_species_of_the_exam_is_learnt_from(pokedex: Pokedex, tmp_path: Path) -> None:
    exam = bundled("exam", tmp_path).load(pokedex)
    assert set(folds(pokedex, exam.duels).tolist()) == {Fold.TEST}
    assert exam.tallies.battles.min() >= 300
