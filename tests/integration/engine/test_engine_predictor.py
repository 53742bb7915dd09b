from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.application.ports.battle_predictor import UnreachableIntervalError
from app.domain.battle.engine.play import play_duels
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.engine_predictor import EnginePredictor
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION
from tests.conftest import ROOT
from tests.contracts.battle_predictor_contract import BattlePredictorContract

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="module")
def drawn(pokedex: Pokedex) -> Duels:
    return draw(pokedex, MIXTURES[LESSONS], 200, np.random.default_rng(6))[0]


class TestEnginePredictor(BattlePredictorContract):
    @pytest.fixture
    def predictor(self) -> EnginePredictor:
        return EnginePredictor(doubt=0.001)


def test_no_question_waits_for_the_rules_to_be_compiled(pokedex: Pokedex, drawn: Duels) -> None:
    duels = drawn.take(slice(0, 60))
    predictor = EnginePredictor()
    compiler: Any = play_duels
    compiled = list(compiler.signatures)
    predictor.predict(duels, pokedex)
    predictor.predict(duels.take(slice(0, 1)), pokedex)
    assert list(compiler.signatures) == compiled


@pytest.mark.parametrize("width", [0.2, 0.05, 0.02])
def test_it_plays_until_no_interval_is_wider_than_asked(pokedex: Pokedex, drawn: Duels, width: float) -> None:
    forecasts = EnginePredictor().predict(drawn.take(slice(0, 100)), pokedex, interval_width=width)
    widths = forecasts.interval_high - forecasts.interval_low
    assert widths.max() <= width
    assert widths.max() > 0.9 * width  # and no longer


def test_a_question_of_many_duels_can_be_less_sure_than_one_of_few(pokedex: Pokedex, drawn: Duels) -> None:
    with pytest.raises(UnreachableIntervalError, match="200 duels can be played 100,000 times each") as of_many:
        EnginePredictor().predict(drawn.take(slice(0, 200)), pokedex, interval_width=0.001)
    with pytest.raises(UnreachableIntervalError, match="1 duel can be played 1,000,000 times each") as of_one:
        EnginePredictor().predict(drawn.take(slice(0, 1)), pokedex, interval_width=0.001)
    assert of_one.value.narrowest < 0.002 < of_many.value.narrowest


def test_even_duels_are_played_more_often_than_clear_ones(pokedex: Pokedex, drawn: Duels) -> None:
    forecasts = EnginePredictor(doubt=0.002).predict(drawn, pokedex)
    doubtful = np.abs(forecasts.win_probability - 0.5) < 0.2
    clear = np.abs(forecasts.win_probability - 0.5) > 0.45
    assert forecasts.battles is not None
    assert forecasts.battles[doubtful].min() > forecasts.battles[clear].max()


def test_it_is_as_near_to_the_reference_as_the_reference_to_itself(pokedex: Pokedex, tmp_path: Path) -> None:
    dataset = ParquetDuelDataset(ROOT / "data" / "reference", tmp_path, rules_version=RULES_VERSION)
    reference = dataset.load(pokedex).take(np.arange(2000))
    forecasts = EnginePredictor(workers=2).predict(reference.duels, pokedex)
    share, battles = reference.tallies.win_share, reference.tallies.battles
    noise = forecasts.win_probability * (1 - forecasts.win_probability) / battles
    error = (forecasts.win_probability - share) ** 2
    assert error.mean() == pytest.approx(noise.mean(), rel=0.15)


def test_the_threads_do_not_change_the_answer(pokedex: Pokedex, drawn: Duels) -> None:
    one, three = (EnginePredictor(doubt=0.002, workers=workers).predict(drawn, pokedex) for workers in (1, 3))
    assert (one.win_probability == three.win_probability).all()
    assert (one.turns == three.turns).all()
