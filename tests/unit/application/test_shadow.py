from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from app.application.compare_shadow import CompareShadow
from app.application.follow_challenger import FollowChallenger
from app.application.model_versions import UnknownVersionError
from app.application.patience import Patience
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.prediction_book import PredictionBook
from app.application.shadow_book import ShadowBook
from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.prediction import Method
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from app.domain.registry.model_version import Alias
from tests.contracts.model_registry_contract import odd_artefact
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_shadow_repository import FakeShadowRepository
from tests.registered_models import registered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts
    from app.domain.prediction.prediction import Prediction


class Challenger(FakeBattlePredictor):
    """Says the opposite of what the champion says, when it is let go."""

    def __init__(self, version: str = "2") -> None:
        super().__init__(version=version)
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.is_asked = threading.Event()

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        self.is_asked.set()
        assert self.may_answer.wait(5)
        return super().predict(duels.swapped(), pokedex, interval_width=interval_width)


class Bench:
    def __init__(self, pokedex: Pokedex) -> None:
        self.pokedex = pokedex
        self.predictions = FakePredictionRepository()
        self.outcomes = FakeOutcomeRepository(self.predictions)
        self.shadows = FakeShadowRepository(self.predictions, self.outcomes)
        self.champion, self.challenger = FakeBattlePredictor(version="1"), Challenger()
        self.shadow = ShadowBook(
            pokedex=FakePokedexRepository(pokedex),
            predictions=self.predictions,
            shadows=self.shadows,
            most_waiting=20,
        )
        self.book = PredictionBook(predictions=self.predictions, shadow=self.shadow.offer)

    def ask(self, count: int = 1, *, method: Method = Method.MODEL, version: str = "1") -> list[Prediction]:
        foe = Combatant(pokemon="charizard", move="flamethrower")
        duels = [(replace(foe, pokemon="pikachu", move="thunderbolt", level=40 + row), foe) for row in range(count)]
        forecasts = self.champion.predict(line_up_duels(self.pokedex, duels), self.pokedex)
        return self.book.enter(duels, forecasts, method=method, version=version)


@pytest.fixture
def bench(pokedex: Pokedex) -> Iterator[Bench]:
    bench = Bench(pokedex)
    yield bench
    bench.challenger.may_answer.set()
    bench.shadow.close()


def soon(reached: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not reached() and time.monotonic() < deadline:
        time.sleep(0.005)
    return reached()


def test_the_challenger_answers_what_the_champion_has_answered(bench: Bench) -> None:
    bench.shadow.challenge(bench.challenger)
    answers = bench.ask(5)

    assert soon(lambda: bench.shadow.answered == 5)
    for one in answers:
        kept = bench.shadows.kept[one.prediction_id, "2"]
        assert kept.win_probability == 1 - one.win_probability
        assert kept.made_at >= one.made_at


def test_without_a_challenger_nothing_waits(bench: Bench) -> None:
    bench.ask(30)
    bench.shadow.challenge(bench.challenger)
    (late,) = bench.ask()

    assert soon(lambda: bench.shadow.answered == 1)
    assert set(bench.shadows.kept) == {(late.prediction_id, "2")}
    assert bench.shadow.dropped == 0


def test_an_answer_never_waits_and_what_finds_no_room_is_counted(bench: Bench) -> None:
    bench.challenger.may_answer.clear()
    bench.shadow.challenge(bench.challenger)
    bench.ask()
    assert bench.challenger.is_asked.wait(5)
    began = time.monotonic()
    bench.ask(15)
    bench.ask(15)

    assert time.monotonic() - began < 2
    assert bench.shadow.dropped == 10
    bench.challenger.may_answer.set()
    assert soon(lambda: bench.shadow.answered == 21)


def test_a_challenger_that_fails_harms_nobody(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.challenger.failure = ZeroDivisionError("surprise")
    bench.shadow.challenge(bench.challenger)
    for total in (1, 2):
        assert len(bench.ask()) == 1
        assert soon(lambda total=total: bench.shadow.dropped == total)  # type: ignore[misc]
    bench.challenger.failure = None
    bench.ask()

    assert soon(lambda: bench.shadow.answered == 1)
    assert caplog.text.count("The challenger 2 is not heard: surprise") == 1


def test_a_database_that_is_away_costs_the_shadow_and_nothing_else(bench: Bench) -> None:
    bench.shadows.failure = DatabaseUnavailableError("it sleeps")
    bench.shadow.challenge(bench.challenger)
    bench.ask(3)

    assert soon(lambda: bench.shadow.dropped == 3)
    assert len(bench.predictions.kept) == 3


def test_only_the_answers_of_another_model_are_compared(bench: Bench) -> None:
    bench.shadow.challenge(bench.challenger)
    bench.ask(method=Method.ENGINE)
    bench.ask(version="2")
    (wanted,) = bench.ask()

    assert soon(lambda: bench.shadow.answered == 1)
    assert set(bench.shadows.kept) == {(wanted.prediction_id, "2")}


def test_a_challenger_can_go_and_another_come(bench: Bench) -> None:
    bench.shadow.challenge(bench.challenger)
    bench.shadow.challenge(None)
    bench.ask()
    bench.shadow.challenge(Challenger("3"))
    (wanted,) = bench.ask()

    assert soon(lambda: bench.shadow.answered == 1)
    assert set(bench.shadows.kept) == {(wanted.prediction_id, "3")}


def test_it_ends_at_once_when_the_service_does(bench: Bench) -> None:
    bench.shadow.challenge(bench.challenger)
    bench.shadow.close()
    bench.ask()

    assert bench.shadow.answered == 0


@pytest.fixture
def registry() -> FakeModelRegistry:
    registry = FakeModelRegistry()
    for seed in (1, 2, 3):
        registered(registry, f"run {seed}", odd_artefact(seed))
    return registry


@pytest.fixture
def follow(bench: Bench, registry: FakeModelRegistry) -> FollowChallenger:
    return FollowChallenger(
        registry=registry,
        book=bench.shadow,
        prepare=lambda model: Challenger(model.version),
        patience=Patience(),
        wait_seconds=1,
        every_seconds=1,
    )


def test_whoever_is_in_staging_is_the_challenger(
    bench: Bench, registry: FakeModelRegistry, follow: FollowChallenger
) -> None:
    seen = []
    for version in (None, "2", "3", None):
        registry.point(Alias.STAGING, version)
        follow()
        seen.append(bench.shadow.challenger)

    assert seen == [None, "2", "3", None]


def test_a_challenger_stays_while_the_registry_is_away(
    bench: Bench, registry: FakeModelRegistry, follow: FollowChallenger
) -> None:
    registry.point(Alias.STAGING, "2")
    follow()
    registry.failure = RegistryUnavailableError("away")
    with pytest.raises(RegistryUnavailableError):
        follow()

    assert bench.shadow.challenger == "2"


def test_the_report_tells_where_they_differ_most(bench: Bench, registry: FakeModelRegistry) -> None:
    registry.point(Alias.STAGING, "2")
    bench.shadow.challenge(bench.challenger)
    answers = bench.ask(15)
    assert soon(lambda: bench.shadow.answered == 15)
    bench.outcomes.add(
        ReportedOutcome(prediction_id=answers[0].prediction_id, winner=Winner.A, reported_at=answers[0].made_at)
    )
    report = CompareShadow(registry=registry, shadows=bench.shadows, predictions=bench.predictions)()

    assert report.challenger.version == "2"
    assert report.comparison.duels == 15
    assert report.comparison.reported == 1
    assert len(report.largest) == 10
    gaps = [abs(one.challenger - one.prediction.win_probability) for one in report.largest]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] == max(abs(1 - 2 * one.win_probability) for one in answers)


def test_an_unknown_version_has_no_report(bench: Bench, registry: FakeModelRegistry) -> None:
    compare = CompareShadow(registry=registry, shadows=bench.shadows, predictions=bench.predictions)
    for version in ("9", str(uuid4())):
        with pytest.raises(UnknownVersionError):
            compare(version=version)
    assert compare(version="3").comparison.duels == 0
