from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_registry import DamagedModelError
from app.domain.prediction.model import ModelArtefact

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.model_trainer import ModelTrainer
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda content: content[: len(content) // 2],
    "a byte short": lambda content: content[:-1],
    "another format": lambda _: b"<model/>",
    "another structure": lambda _: b"[]",
    "not text": lambda content: b"\xff\xfe" + content,
}


class ModelTrainerContract:
    """A test class inherits this and gives four fixtures.

    `trainer`; `learn` and `calibrate`, two sets of duels; `artefact`, what the trainer makes of them with seed 1.
    """

    def test_the_same_data_and_seed_give_the_same_model_to_the_byte(
        self, trainer: ModelTrainer, learn: LabelledDuels, calibrate: LabelledDuels, artefact: ModelArtefact
    ) -> None:
        assert trainer.train(learn=learn, calibrate=calibrate, seed=1) == artefact

    def test_another_seed_gives_another_model_and_progress_rises_to_one(
        self, trainer: ModelTrainer, learn: LabelledDuels, calibrate: LabelledDuels, artefact: ModelArtefact
    ) -> None:
        told: list[float] = []
        other = trainer.train(learn=learn, calibrate=calibrate, seed=2, on_progress=told.append)

        assert other.checksum != artefact.checksum
        assert told == sorted(set(told))
        assert told[0] > 0
        assert told[-1] == 1.0

    def test_what_decides_the_result_has_names(self, trainer: ModelTrainer) -> None:
        assert trainer.parameters
        assert all(trainer.parameters.values())
        assert trainer.parameters == trainer.parameters

    def test_the_model_answers_under_the_name_that_it_is_given(
        self, trainer: ModelTrainer, pokedex: Pokedex, learn: LabelledDuels, artefact: ModelArtefact
    ) -> None:
        predictor = trainer.predictor(artefact, "17")

        assert predictor.version == "17"
        assert len(predictor.predict(learn.duels, pokedex).win_probability) == len(learn)

    def test_every_feature_has_its_importance(
        self, trainer: ModelTrainer, learn: LabelledDuels, artefact: ModelArtefact
    ) -> None:
        importances = trainer.importances(artefact, learn.duels)

        assert sorted(one.feature for one in importances) == sorted(trainer.features)
        assert sum(one.gain for one in importances) == pytest.approx(1)
        assert [one.shap for one in importances] == sorted((one.shap for one in importances), reverse=True)
        assert importances[0].shap > 0

    def test_a_missing_file_is_named(self, trainer: ModelTrainer, artefact: ModelArtefact) -> None:
        for name in artefact.files:
            rest = {other: content for other, content in artefact.files.items() if other != name}
            with pytest.raises(DamagedModelError, match=f"model 17 cannot be used: .*{name}") as raised:
                trainer.predictor(ModelArtefact(files=rest), "17")
            assert raised.value.version == "17"

    @pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
    def test_a_damaged_file_is_named(
        self, trainer: ModelTrainer, artefact: ModelArtefact, damage: Callable[[bytes], bytes]
    ) -> None:
        for name, content in artefact.files.items():
            damaged = ModelArtefact(files={**artefact.files, name: damage(content)})
            with pytest.raises(DamagedModelError, match=f"model 17 cannot be used: .*{name}"):
                trainer.predictor(damaged, "17")
