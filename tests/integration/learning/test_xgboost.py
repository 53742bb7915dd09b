from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import xgboost as xgb

from app.application.ports.model_registry import DamagedModelError
from app.domain.prediction.features import feature_names, features, schema_hash
from app.domain.prediction.model import ModelArtefact
from app.infrastructure.learning.model_files import makeup_of, unpack
from app.infrastructure.learning.xgboost_learner import FALLS_WITH, RISES_WITH
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from tests.contracts.battle_predictor_contract import BattlePredictorContract
from tests.contracts.model_trainer_contract import ModelTrainerContract
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.conftest import DOUBT, SMALL

if TYPE_CHECKING:
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels


def small_trainer(pokedex: Pokedex, *, doubt: float | None = DOUBT, threads: int = 1) -> XGBoostTrainer:
    return XGBoostTrainer(pokedex=FakePokedexRepository(pokedex), doubt=doubt, boosting=SMALL, threads=threads)


class TestXGBoostTrainer(ModelTrainerContract):
    pass


class TestXGBoostPredictor(BattlePredictorContract):
    @pytest.fixture
    def predictor(self, trainer: XGBoostTrainer, artefact: ModelArtefact) -> BattlePredictor:
        return trainer.predictor(artefact, "1")


def with_card(artefact: ModelArtefact, **changes: Any) -> ModelArtefact:
    card = json.loads(artefact.files["card.json"]) | changes
    return ModelArtefact(files={**artefact.files, "card.json": json.dumps(card).encode()})


def test_the_card_says_on_which_features_the_model_was_trained(
    trainer: XGBoostTrainer, artefact: ModelArtefact, learn: LabelledDuels, tables: BattleTables
) -> None:
    schema = features(tables, learn.duels.take(slice(0, 5)), doubt=DOUBT).schema_hash
    card = json.loads(artefact.files["card.json"])

    assert (card["feature_schema"], card["doubt"]) == (schema, DOUBT)
    assert trainer.parameters["feature_schema"] == schema


def test_what_a_model_consists_of_is_told_also_of_one_of_other_features(artefact: ModelArtefact) -> None:
    parts = unpack(artefact, "9")
    makeup = makeup_of(with_card(artefact, feature_schema="0123456789abcdef"), "9")

    assert (makeup.doubt, makeup.calibration, makeup.intervals) == (DOUBT, parts.calibration, parts.intervals)
    with pytest.raises(DamagedModelError, match=r"'card\.json' is missing"):
        makeup_of(ModelArtefact(files={}), "9")


def test_the_parameters_say_which_libraries_made_the_model(trainer: XGBoostTrainer) -> None:
    assert trainer.parameters["xgboost"] == xgb.__version__
    assert trainer.parameters["numpy"] == np.__version__
    assert trainer.parameters["python"].startswith("3.")


def test_a_model_of_other_features_is_refused_before_it_is_asked(
    trainer: XGBoostTrainer, artefact: ModelArtefact
) -> None:
    with pytest.raises(DamagedModelError, match="model 9 cannot be used: it was trained on other features"):
        trainer.predictor(with_card(artefact, feature_schema="0123456789abcdef"), "9")


def test_what_was_no_model_from_the_start_is_refused_too(trainer: XGBoostTrainer, artefact: ModelArtefact) -> None:
    content = artefact.files["win.ubj"][:1000]
    sums = json.loads(artefact.files["card.json"])["sha256"] | {"win.ubj": hashlib.sha256(content).hexdigest()}
    cut = ModelArtefact(files={**with_card(artefact, sha256=sums).files, "win.ubj": content})
    with pytest.raises(DamagedModelError, match=r"XGBoost cannot read its win\.ubj"):
        trainer.predictor(cut, "9")


@pytest.mark.parametrize(
    "change",
    [
        {"intervals": None},
        {"intervals": {"doubts": None, "half_widths": [0.1]}},
        {"intervals": {"doubts": [0.5], "half_widths": ["wide"]}},
        {"intervals": {"doubts": [0.5]}},
        {"calibration": []},
        {"calibration": {"name": "none", "temperature": "hot", "before": [], "after": []}},
        {"calibration": {"name": "none", "temperature": 1.0}},
        {"doubt": "some"},
        {"doubt": []},
        {"sha256": []},
        {"sha256": {}},
    ],
    ids=str,
)
def test_a_card_that_makes_no_sense_is_refused(
    trainer: XGBoostTrainer, artefact: ModelArtefact, change: dict[str, Any]
) -> None:
    with pytest.raises(DamagedModelError, match="model 9 cannot be used"):
        trainer.predictor(with_card(artefact, **change), "9")


def test_an_order_of_the_pokedex_of_its_own_does_not_change_the_answer(
    trainer: XGBoostTrainer, artefact: ModelArtefact, learn: LabelledDuels, pokedex: Pokedex
) -> None:
    turned = replace(pokedex, pokemon=pokedex.pokemon[::-1])
    other = small_trainer(turned).predictor(artefact, "1")
    last, duels = len(pokedex.pokemon) - 1, learn.duels
    a, b = (replace(side, pokemon=last - side.pokemon) for side in (duels.a, duels.b))
    there = trainer.predictor(artefact, "1").predict(duels, pokedex).win_probability

    assert (other.predict(replace(duels, a=a, b=b), turned).win_probability == there).all()


@pytest.mark.parametrize("doubt", [None, DOUBT])
def test_the_number_of_threads_does_not_change_the_model(
    pokedex: Pokedex, learn: LabelledDuels, calibrate: LabelledDuels, doubt: float | None
) -> None:
    few = learn.take(slice(0, 300))
    models = [
        small_trainer(pokedex, doubt=doubt, threads=threads).train(learn=few, calibrate=calibrate, seed=1)
        for threads in (1, 2)
    ]
    assert models[0] == models[1]


def test_a_model_without_a_short_run_is_told_nothing_that_was_played(
    pokedex: Pokedex, learn: LabelledDuels, calibrate: LabelledDuels
) -> None:
    trainer = small_trainer(pokedex, doubt=None)
    artefact = trainer.train(learn=learn.take(slice(0, 300)), calibrate=calibrate, seed=1)
    forecasts = trainer.predictor(artefact, "1").predict(learn.duels, pokedex)

    assert json.loads(artefact.files["card.json"])["doubt"] is None
    assert trainer.parameters["feature_schema"] == schema_hash(feature_names(None))
    assert np.corrcoef(forecasts.win_probability, learn.tallies.win_share)[0, 1] > 0.9


def test_a_model_that_took_another_doubt_for_its_own_is_refused(
    trainer: XGBoostTrainer, artefact: ModelArtefact
) -> None:
    with pytest.raises(DamagedModelError, match="it was trained on other features"):
        trainer.predictor(with_card(artefact, doubt=None), "9")


@pytest.mark.parametrize("changes", [{"rounds": 41}, {"eta": 0.09}, {"max_depth": 3}])
def test_how_trees_are_grown_is_a_parameter(pokedex: Pokedex, trainer: XGBoostTrainer, changes: dict[str, Any]) -> None:
    other = XGBoostTrainer(
        pokedex=FakePokedexRepository(pokedex), doubt=DOUBT, boosting=replace(SMALL, **changes), threads=1
    )
    different = {name for name, value in other.parameters.items() if trainer.parameters[name] != value}

    assert different == set(changes)


def test_a_better_position_never_lowers_the_chance(trainer: XGBoostTrainer) -> None:
    names = feature_names(DOUBT)
    assert set(RISES_WITH) | set(FALLS_WITH) <= set(names)
    assert not set(RISES_WITH) & set(FALLS_WITH)
    assert trainer.parameters["doubt"] == str(DOUBT)


def test_the_calibration_that_was_chosen_is_applied_and_kept(
    trainer: XGBoostTrainer, artefact: ModelArtefact, learn: LabelledDuels, pokedex: Pokedex
) -> None:
    plain = {"name": "none", "temperature": 1.0, "before": [], "after": []}
    halved = {"name": "isotonic", "temperature": 1.0, "before": [0.0, 1.0], "after": [0.0, 0.5]}
    card = json.loads(artefact.files["card.json"])
    once, half = (
        trainer.predictor(with_card(artefact, calibration=one), "1").predict(learn.duels, pokedex)
        for one in (plain, halved)
    )

    assert card["calibration"]["name"] in {"none", "temperature", "isotonic", "venn-abers"}
    # The leader's chance is halved, whichever side leads; a mirror stays even.
    nearer = np.minimum(np.abs(half.win_probability - once.win_probability / 2), 1)
    other = np.abs(1 - half.win_probability - (1 - once.win_probability) / 2)
    even = np.abs(half.win_probability - 0.5)
    assert (np.minimum(np.minimum(nearer, other), even) < 1e-9).all()


def test_mirrors_teach_nothing_and_do_no_harm(
    trainer: XGBoostTrainer, learn: LabelledDuels, calibrate: LabelledDuels
) -> None:
    few = learn.take(slice(0, 200))
    mirrors = replace(few, duels=replace(few.duels, b=few.duels.a))
    with_mirrors = type(few).concatenate([few, mirrors])

    assert trainer.train(learn=with_mirrors, calibrate=calibrate, seed=1) == trainer.train(
        learn=few, calibrate=calibrate, seed=1
    )
