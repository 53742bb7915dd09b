from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from app.application.ports.prediction_repository import NoSuchPredictionError
from app.domain.prediction.prediction import Interval, Method
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from uuid import UUID

    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.prediction_repository import PredictionRepository

_MOMENT = datetime(2024, 2, 29, 23, 59, 58, 765432, tzinfo=UTC)


def _outcome(prediction_id: UUID, winner: Winner = Winner.B) -> ReportedOutcome:
    return ReportedOutcome(prediction_id=prediction_id, winner=winner, reported_at=_MOMENT)


class OutcomeRepositoryContract:
    """A test class gives fixtures `repository` and `predictions`, whose Pokédex knows the odd prediction's names."""

    @pytest.fixture
    def prediction_id(self, predictions: PredictionRepository) -> UUID:
        prediction = odd_prediction()
        predictions.add([prediction], durable=True)
        return prediction.prediction_id

    @pytest.mark.parametrize("winner", Winner)
    def test_an_outcome_comes_back_as_it_was(
        self, repository: OutcomeRepository, prediction_id: UUID, winner: Winner
    ) -> None:
        outcome = _outcome(prediction_id, winner)

        assert repository.add(outcome)
        assert repository.find(prediction_id) == outcome

    def test_what_nobody_has_reported_is_none(self, repository: OutcomeRepository, prediction_id: UUID) -> None:
        assert repository.find(prediction_id) is None
        assert repository.find(uuid4()) is None

    def test_the_first_one_stands(self, repository: OutcomeRepository, prediction_id: UUID) -> None:
        assert repository.add(_outcome(prediction_id, Winner.A))
        assert not repository.add(_outcome(prediction_id, Winner.A))
        assert not repository.add(_outcome(prediction_id, Winner.TIE))
        assert repository.find(prediction_id) == _outcome(prediction_id, Winner.A)

    def test_of_what_was_never_predicted_there_is_none(self, repository: OutcomeRepository) -> None:
        with pytest.raises(NoSuchPredictionError):
            repository.add(_outcome(uuid4()))

    def test_of_many_at_once_one_stands(self, repository: OutcomeRepository, prediction_id: UUID) -> None:
        start = Barrier(6)

        def report(winner: Winner) -> Winner | None:
            start.wait(10)
            return winner if repository.add(_outcome(prediction_id, winner)) else None

        with ThreadPoolExecutor(6) as threads:
            first = [winner for winner in threads.map(report, [*Winner, *Winner]) if winner]

        standing = repository.find(prediction_id)
        assert standing is not None
        assert first == [standing.winner]

    def test_moments_are_kept_in_utc(self, repository: OutcomeRepository, prediction_id: UUID) -> None:
        in_paris = datetime(2025, 7, 14, 1, 30, tzinfo=timezone(timedelta(hours=2)))
        repository.add(ReportedOutcome(prediction_id=prediction_id, winner=Winner.A, reported_at=in_paris))

        found = repository.find(prediction_id)

        assert found is not None
        assert found.reported_at.isoformat() == "2025-07-13T23:30:00+00:00"

    def test_the_forecasts_of_a_version_come_with_who_has_won(
        self, repository: OutcomeRepository, predictions: PredictionRepository
    ) -> None:
        by_the_model = replace(odd_prediction(), method=Method.MODEL, model_version="7", battles=None)
        seen = {
            0.9: (by_the_model, Winner.A),
            0.8: (by_the_model, Winner.B),
            0.7: (by_the_model, Winner.TIE),
            0.6: (replace(by_the_model, model_version="8"), Winner.A),
            0.55: (replace(by_the_model, method=Method.ENGINE), Winner.A),
            0.4: (replace(by_the_model, made_at=_MOMENT - timedelta(seconds=1)), Winner.A),
        }
        for chance, (prediction, winner) in seen.items():
            one = replace(
                prediction, prediction_id=uuid4(), win_probability=chance, interval=Interval(low=0.1, high=0.95)
            )
            predictions.add([one], durable=True)
            repository.add(_outcome(one.prediction_id, winner))

        live = repository.live_forecasts("7", since=_MOMENT)
        assert dict(zip(live.win_probability.tolist(), live.won.tolist(), strict=True)) == {0.9: 1.0, 0.8: 0.0}
        assert len(repository.live_forecasts("7", since=_MOMENT + timedelta(seconds=1))) == 0
        assert len(repository.live_forecasts("9", since=_MOMENT)) == 0
