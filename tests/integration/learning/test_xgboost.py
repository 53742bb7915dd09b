from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import xgboost as xgb

from app.application.ports.model_registry import DamagedModelError
from app.domain.prediction.features import features
from app.domain.prediction.model import ModelArtefact
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from tests.contracts.battle_predictor_contract import BattlePredictorContract
from tests.contracts.model_trainer_contract import ModelTrainerContract
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels


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
    schema = features(tables, learn.duels).schema_hash

    assert json.loads(artefact.files["card.json"])["feature_schema"] == schema
    assert trainer.parameters["feature_schema"] == schema


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
    "change", [{"interval_doubts": None}, {"interval_half_widths": ["wide"]}, {"sha256": []}, {"sha256": {}}], ids=str
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
    other = XGBoostTrainer(pokedex=FakePokedexRepository(turned), threads=1).predictor(artefact, "1")
    last, duels = len(pokedex.pokemon) - 1, learn.duels
    a, b = (replace(side, pokemon=last - side.pokemon) for side in (duels.a, duels.b))
    there = trainer.predictor(artefact, "1").predict(duels, pokedex).win_probability

    assert (other.predict(replace(duels, a=a, b=b), turned).win_probability == there).all()


def test_the_number_of_threads_does_not_change_the_model(
    pokedex: Pokedex, learn: LabelledDuels, calibrate: LabelledDuels
) -> None:
    few = learn.take(slice(0, 200))
    models = [
        XGBoostTrainer(pokedex=FakePokedexRepository(pokedex), threads=threads).train(
            learn=few, calibrate=calibrate, seed=1
        )
        for threads in (1, 2)
    ]
    assert models[0] == models[1]


def test_mirrors_teach_nothing_and_do_no_harm(
    trainer: XGBoostTrainer, learn: LabelledDuels, calibrate: LabelledDuels
) -> None:
    few = learn.take(slice(0, 200))
    mirrors = replace(few, duels=replace(few.duels, b=few.duels.a))
    with_mirrors = type(few).concatenate([few, mirrors])

    assert trainer.train(learn=with_mirrors, calibrate=calibrate, seed=1) == trainer.train(
        learn=few, calibrate=calibrate, seed=1
    )
