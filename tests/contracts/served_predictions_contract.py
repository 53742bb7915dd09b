from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.prediction.prediction import Method, Prediction
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.served_predictions import ServedPredictions, ServedSample

MOMENT = datetime(2024, 2, 29, 23, 0, tzinfo=UTC)
ALWAYS = timedelta(days=1)


def served(*, minutes: int = 0) -> Prediction:
    odd = odd_prediction(made_at=MOMENT + timedelta(minutes=minutes))
    return replace(odd, method=Method.MODEL, battles=None, model_version="7")


def drawn(served: ServedPredictions, *, size: int = 1000, seed: int = 1) -> ServedSample:
    return served.sample("7", since=MOMENT - ALWAYS, until=MOMENT + ALWAYS, size=size, seed=seed)


class ServedPredictionsContract:
    """A test class gives fixtures `served_predictions` and `predictions` that know of each other."""

    @pytest.fixture
    def kept(self, predictions: PredictionRepository) -> list[Prediction]:
        some = [served(minutes=minutes) for minutes in range(30)]
        predictions.add(some[::-1], durable=True)
        return some

    def test_where_all_are_wanted_all_come_in_their_order(
        self, served_predictions: ServedPredictions, kept: list[Prediction]
    ) -> None:
        sample = drawn(served_predictions)

        assert list(sample.predictions) == kept
        assert sample.total == len(kept)

    def test_of_more_some_are_drawn_and_the_same_seed_draws_the_same(
        self, served_predictions: ServedPredictions, kept: list[Prediction]
    ) -> None:
        sample = drawn(served_predictions, size=10)

        assert list(sample.predictions) == [one for one in kept if one in sample.predictions]
        assert (len(sample.predictions), sample.total) == (10, 30)
        assert drawn(served_predictions, size=10) == sample
        assert drawn(served_predictions, size=10, seed=2) != sample

    def test_only_this_version_of_the_model_counts(
        self, served_predictions: ServedPredictions, predictions: PredictionRepository, kept: list[Prediction]
    ) -> None:
        predictions.add([odd_prediction(), replace(served(), model_version="8")], durable=True)
        predictions.add([replace(served(), method=Method.ENGINE, battles=5)], durable=True)

        assert list(drawn(served_predictions).predictions) == kept

    def test_the_time_begins_with_its_first_moment_and_ends_before_its_last(
        self, served_predictions: ServedPredictions, kept: list[Prediction]
    ) -> None:
        sample = served_predictions.sample("7", since=kept[3].made_at, until=kept[6].made_at, size=1000, seed=1)

        assert list(sample.predictions) == kept[3:6]

    def test_of_nothing_nothing_is_drawn(self, served_predictions: ServedPredictions, kept: list[Prediction]) -> None:
        sample = served_predictions.sample("7", since=MOMENT - 2 * ALWAYS, until=MOMENT, size=5, seed=1)

        assert (list(sample.predictions), sample.total) == ([], 0)
        assert kept

    def test_many_can_be_drawn(self, served_predictions: ServedPredictions, predictions: PredictionRepository) -> None:
        predictions.add([served(minutes=number % 7) for number in range(1200)], durable=True)

        assert len(drawn(served_predictions, size=1100).predictions) == 1100
