from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from app.application.model_in_service import ModelInService, ServedModel
from app.application.model_places import OtherHolderError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_cache import KeptModel
from app.application.ports.promotion_log import PromotionUnderWayError
from app.application.watch_production import THE_WATCH, WatchProduction
from app.domain.prediction.model import ModelArtefact
from app.domain.prediction.prediction import Interval, Method
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import PromotionKind
from app.domain.registry.watch import WatchLimits
from tests.contracts.prediction_repository_contract import odd_prediction
from tests.contracts.promotion_log_contract import promotion
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_promotion_log import FakePromotionLog

if TYPE_CHECKING:
    from app.domain.registry.promotion import Promotion

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Bench:
    """Version 1 was in production, and version 2 came at noon."""

    def __init__(self) -> None:
        self.log = FakePromotionLog()
        self.predictions = FakePredictionRepository()
        self.outcomes = FakeOutcomeRepository(self.predictions)
        self.service: ModelInService[FakeBattlePredictor] = ModelInService()
        self.asked: list[dict[str, Any]] = []
        self.refusal: Exception | None = None
        self.time = NOON + timedelta(minutes=10)
        self.enter("2", PromotionKind.PROMOTION, NOON)
        self.serve("2")
        self.watch = WatchProduction(
            log=self.log,
            outcomes=self.outcomes,
            service=self.service,
            roll_back=self._roll_back,
            limits=WatchLimits(tries=3, error_share=0.1, least_requests=10, surprise=4, least_outcomes=20),
            window=timedelta(minutes=30),
            every_seconds=1,
            now=lambda: self.time,
        )

    def enter(self, version: str, kind: PromotionKind, when: datetime) -> Promotion:
        entry = replace(promotion(version), to=Alias.PRODUCTION, kind=kind, happened_at=when)
        with self.log.entering(entry):
            pass
        return entry

    def serve(self, version: str) -> None:
        self.service.take(
            ServedModel(
                model=KeptModel(version=version, artefact=ModelArtefact(files={})),
                checksum=version,
                predictor=FakeBattlePredictor(version=version),
            )
        )

    def request(self, *, failed: int, of: int) -> None:
        assert self.service.served
        for row in range(of):
            self.service.served.tally.count(failed=row < failed)

    def report(self, winner: Winner, *, times: int) -> None:
        for _ in range(times):
            one = replace(
                odd_prediction(uuid4(), made_at=NOON),
                method=Method.MODEL,
                model_version="2",
                win_probability=0.9,
                interval=Interval(low=0.8, high=1),
            )
            self.predictions.add([one])
            self.outcomes.add(ReportedOutcome(prediction_id=one.prediction_id, winner=winner, reported_at=self.time))

    def _roll_back(self, **asked: Any) -> Promotion:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append(asked)
        return self.enter("1", PromotionKind.AUTOMATIC_ROLLBACK, self.time)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_model_that_does_well_stays(bench: Bench) -> None:
    bench.request(failed=1, of=100)
    bench.report(Winner.A, times=45)
    bench.report(Winner.B, times=5)

    assert bench.watch() is None
    assert bench.asked == []
    seen = bench.watch.look()
    assert seen
    assert seen.until == NOON + timedelta(minutes=30)
    assert [one.count for one in seen.readings] == [1, 100, 50]


def test_a_model_that_cannot_be_put_into_service_is_taken_back(bench: Bench) -> None:
    bench.serve("1")
    for _ in range(3):
        assert bench.watch() is None
        bench.service.note_failure("2")
    assert bench.watch()

    (asked,) = bench.asked
    assert asked["failed"] == "2"
    assert asked["by"] == THE_WATCH
    assert asked["kind"] is PromotionKind.AUTOMATIC_ROLLBACK
    assert asked["reason"].startswith("failed tries in turn: 3 where 2 is the most")
    assert asked["figures"]["failed tries in turn"] == 3


def test_a_model_that_answers_with_errors_is_taken_back(bench: Bench) -> None:
    bench.request(failed=2, of=10)
    bench.watch()

    assert bench.asked[0]["reason"].startswith("share of failed requests: 0.2 ")


def test_the_errors_of_the_model_before_are_not_its_own(bench: Bench) -> None:
    bench.serve("1")
    bench.request(failed=50, of=50)

    assert bench.watch() is None


def test_a_model_that_is_wrong_too_often_is_taken_back(bench: Bench) -> None:
    bench.report(Winner.B, times=20)
    bench.watch()

    assert bench.asked[0]["reason"].startswith("surprise at reported outcomes")


@pytest.mark.parametrize("kind", [PromotionKind.ROLLBACK, PromotionKind.AUTOMATIC_ROLLBACK])
def test_what_a_rollback_has_brought_back_is_not_taken_back(bench: Bench, kind: PromotionKind) -> None:
    bench.enter("2", kind, NOON + timedelta(minutes=5))
    bench.request(failed=50, of=50)

    assert bench.watch.look() is None
    assert bench.watch() is None


def test_a_rollback_happens_once(bench: Bench) -> None:
    bench.request(failed=50, of=50)
    assert bench.watch()
    assert bench.watch() is None
    assert len(bench.asked) == 1


def test_what_somebody_moved_without_us_is_watched_too(bench: Bench) -> None:
    bench.enter("2", PromotionKind.FOUND, NOON + timedelta(minutes=5))
    bench.request(failed=50, of=50)

    assert bench.watch()


@pytest.mark.parametrize(("minutes", "is_watched"), [(29.9, True), (30, False), (31, False)])
def test_the_watch_ends(bench: Bench, minutes: float, *, is_watched: bool) -> None:
    bench.time = NOON + timedelta(minutes=minutes)
    assert (bench.watch.look() is not None) is is_watched


def test_without_a_window_nothing_is_watched(bench: Bench) -> None:
    bench.time = NOON
    assert replace(bench.watch, window=timedelta(0)).look() is None


def test_where_nothing_was_ever_promoted_nothing_is_watched(bench: Bench) -> None:
    assert replace(bench.watch, log=FakePromotionLog()).look() is None


@pytest.mark.parametrize("refusal", [PromotionUnderWayError("ash", NOON), OtherHolderError(Alias.PRODUCTION, "1")])
def test_another_process_may_be_faster(bench: Bench, refusal: Exception) -> None:
    bench.request(failed=50, of=50)
    bench.refusal = refusal

    assert bench.watch() is None


def test_what_keeps_the_watch_from_acting_is_told(bench: Bench) -> None:
    bench.request(failed=50, of=50)
    bench.refusal = DatabaseUnavailableError("it sleeps")
    with pytest.raises(DatabaseUnavailableError):
        bench.watch()
