from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.monitoring.served_traffic import Favourite, TrafficRecord
from app.domain.prediction.prediction import Method, Prediction
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.served_traffic import ServedTraffic

NOON = datetime(2024, 2, 29, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def answer(
    *, hours: float = 0.5, chance: float = 0.75, version: str = "7", a: str = "pikachu-starter", b: str = "charizard"
) -> Prediction:
    """Return what the model has answered so many hours after noon."""
    odd = odd_prediction(made_at=NOON + HOUR * hours)
    return replace(
        odd,
        method=Method.MODEL,
        battles=None,
        model_version=version,
        win_probability=chance,
        a=replace(odd.a, pokemon=a),
        b=replace(odd.b, pokemon=b),
    )


def record(traffic: ServedTraffic, *, hours: int = 3, favourites: int = 10, among: int = 1000) -> TrafficRecord:
    return traffic.record(since=NOON, until=NOON + HOUR * hours, favourites=favourites, among=among)


class ServedTrafficContract:
    """A test class gives fixtures `traffic`, `predictions` and `outcomes` that know of each other."""

    def test_of_nothing_nothing_is_counted(self, traffic: ServedTraffic) -> None:
        assert record(traffic) == TrafficRecord(counts=(), favourites=(), outcomes=0)

    def test_predictions_are_counted_by_hour_method_and_version(
        self, traffic: ServedTraffic, predictions: PredictionRepository
    ) -> None:
        played = replace(answer(hours=2.25, version="rules-1"), method=Method.ENGINE, battles=5)
        asked = [answer(hours=0.25), answer(hours=0.75), answer(hours=0.5, version="8"), answer(hours=2.5), played]
        predictions.add(asked[::-1], durable=True)
        counts = record(traffic).counts

        assert [(one.hour, one.method, one.version, one.predictions) for one in counts] == [
            (NOON, Method.MODEL, "7", 2),
            (NOON, Method.MODEL, "8", 1),
            (NOON + 2 * HOUR, Method.ENGINE, "rules-1", 1),
            (NOON + 2 * HOUR, Method.MODEL, "7", 1),
        ]
        assert {one.hour.utcoffset() for one in counts} == {timedelta(0)}

    def test_an_answer_is_as_sure_as_the_chance_of_the_side_that_it_backs(
        self, traffic: ServedTraffic, predictions: PredictionRepository
    ) -> None:
        predictions.add([answer(chance=0.125), answer(chance=0.625), answer(chance=0.5)], durable=True)
        (count,) = record(traffic).counts

        assert count.confidence == pytest.approx((0.875 + 0.625 + 0.5) / 3)

    def test_the_time_begins_with_its_first_moment_and_ends_before_its_last(
        self, traffic: ServedTraffic, predictions: PredictionRepository
    ) -> None:
        tick = timedelta(microseconds=1) / HOUR
        predictions.add([answer(hours=hours) for hours in (-tick, 0, 3 - tick, 3)], durable=True)
        found = record(traffic)

        assert [(one.hour, one.predictions) for one in found.counts] == [(NOON, 1), (NOON + 2 * HOUR, 1)]
        assert [one.times for one in found.favourites] == [2, 2]

    def test_a_pokemon_is_met_on_either_side(self, traffic: ServedTraffic, predictions: PredictionRepository) -> None:
        duels = [("charizard", "charizard-mega-x"), ("charizard-mega-x", "pikachu-starter"), ("charizard", "charizard")]
        predictions.add([answer(a=a, b=b) for a, b in duels], durable=True)

        assert record(traffic, favourites=2).favourites == (
            Favourite(pokemon="charizard", times=3),
            Favourite(pokemon="charizard-mega-x", times=2),
        )

    def test_favourites_are_looked_for_among_the_newest(
        self, traffic: ServedTraffic, predictions: PredictionRepository
    ) -> None:
        predictions.add([answer(hours=number / 100) for number in range(50)], durable=True)
        predictions.add([answer(hours=1 + number, a="charizard") for number in range(2)], durable=True)

        assert record(traffic, among=3).favourites == (
            Favourite(pokemon="charizard", times=5),
            Favourite(pokemon="pikachu-starter", times=1),
        )

    def test_outcomes_count_when_they_are_reported(
        self, traffic: ServedTraffic, predictions: PredictionRepository, outcomes: OutcomeRepository
    ) -> None:
        asked = [answer(hours=hours) for hours in (-5, 0.5, 0.5, 0.5)]
        predictions.add(asked, durable=True)
        for one, hours in zip(asked, (0, 2.5, 3, -1), strict=True):
            reported_at = NOON + HOUR * hours
            outcomes.add(ReportedOutcome(prediction_id=one.prediction_id, winner=Winner.TIE, reported_at=reported_at))

        assert record(traffic).outcomes == 2
