from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.battle_simulator import SimulatorUnavailableError
from app.application.ports.model_registry import DamagedModelError, NoSuchModelError, RegistryUnavailableError
from app.application.simulate_duel import SimulateDuel, TooManyBattlesError
from app.application.turnstile import Turnstile
from app.domain.battle.simulation import Engine
from app.domain.prediction.prediction import Method
from tests.contracts.duel_player_contract import MACHAMP, SNORLAX, as_lists
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_simulator_meter import FakeSimulatorMeter

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex


class Stage:
    """A use case on fakes that a test may break."""

    def __init__(self, pokedex: Pokedex) -> None:
        self.player, self.predictor = FakeDuelPlayer(), FakeBattlePredictor(version="7")
        self.meter = FakeSimulatorMeter()
        self.simulate = SimulateDuel(
            pokedex=FakePokedexRepository(pokedex),
            players={engine: lambda: self.player for engine in Engine},
            predictors={Method.MODEL: lambda: self.predictor},
            turnstile=Turnstile(at_once=1, waiting=0, patience_seconds=1),
            meter=self.meter,
            clock=iter([at / 2 for at in range(10)]).__next__,
            new_seed=lambda: 4,
        )


@pytest.fixture
def stage(pokedex: Pokedex) -> Stage:
    return Stage(pokedex)


def test_the_battles_are_told_with_seed_rules_and_time(stage: Stage) -> None:
    found = stage.simulate(a=SNORLAX, b=MACHAMP, battles=200)
    assert (len(found.played), found.seed, found.rules_version, found.seconds) == (200, 4, "fake-1", 0.5)
    again = stage.simulate(a=SNORLAX, b=MACHAMP, battles=200, seed=4)
    assert as_lists(again.played) == as_lists(found.played)


def test_the_model_is_held_against_what_was_played(stage: Stage) -> None:
    found = stage.simulate(a=SNORLAX, b=MACHAMP, battles=200)
    assert found.model is not None
    assert found.model.version == "7"
    assert found.model.agreement.difference == found.model.win_probability - found.played.win_share


@pytest.mark.parametrize("failure", [NoSuchModelError("in production"), RegistryUnavailableError("gone")])
def test_without_a_model_the_battles_are_still_told(stage: Stage, failure: PredictionDexError) -> None:
    stage.predictor.failure = failure
    assert stage.simulate(a=SNORLAX, b=MACHAMP, battles=200).model is None


def test_a_damaged_model_is_told(stage: Stage) -> None:
    stage.predictor.failure = DamagedModelError("7", "other bytes")
    with pytest.raises(DamagedModelError):
        stage.simulate(a=SNORLAX, b=MACHAMP, battles=200)


@pytest.mark.parametrize(("engine", "most"), [(Engine.OWN, 100_000), (Engine.REFERENCE, 1_000)])
def test_more_battles_than_the_engine_plays_are_refused(stage: Stage, engine: Engine, most: int) -> None:
    with pytest.raises(TooManyBattlesError) as refused:
        stage.simulate(a=SNORLAX, b=MACHAMP, battles=most + 1, engine=engine)
    assert (refused.value.most, refused.value.asked) == (most, most + 1)
    assert len(stage.simulate(a=SNORLAX, b=MACHAMP, battles=most, engine=engine).played) == most


def test_a_failure_leaves_the_place_to_others(stage: Stage) -> None:
    stage.player.failure = SimulatorUnavailableError("there is no Node", "Run `make engine`.")
    with pytest.raises(SimulatorUnavailableError):
        stage.simulate(a=SNORLAX, b=MACHAMP, battles=2)
    stage.player.failure = None
    assert len(stage.simulate(a=SNORLAX, b=MACHAMP, battles=2).played) == 2


def test_what_was_played_is_metered_by_engine(stage: Stage) -> None:
    stage.simulate(a=SNORLAX, b=MACHAMP, battles=200)
    stage.player.failure = SimulatorUnavailableError("there is no Node", "Run `make engine`.")
    with pytest.raises(SimulatorUnavailableError):
        stage.simulate(a=SNORLAX, b=MACHAMP, battles=2, engine=Engine.REFERENCE)
    assert stage.meter.simulations == [(Engine.OWN, 200, 0.5)]
    assert stage.meter.failures == [Engine.REFERENCE]
