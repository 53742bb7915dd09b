from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Interval, Method, Prediction

if TYPE_CHECKING:
    from app.application.ports.prediction_repository import PredictionRepository


def odd_prediction(
    prediction_id: UUID | None = None, *, made_at: datetime = datetime(2024, 2, 29, 23, 59, 58, 765432, tzinfo=UTC)
) -> Prediction:
    """Return a prediction of which no two values are alike, and none is a default."""
    return Prediction(
        prediction_id=prediction_id or uuid4(),
        made_at=made_at,
        method=Method.ENGINE,
        model_version="2024.2+odd",
        a=Combatant(
            pokemon="pikachu-starter",
            move="thunderbolt",
            level=1,
            nature="naive",
            friendship=255,
            ivs=(0, 1, 2, 3, 4, 5),
            avs=(200, 101, 102, 103, 104, 105),
        ),
        b=Combatant(
            pokemon="charizard-mega-x",
            move="dragon-pulse",
            level=99,
            nature="adamant",
            friendship=3,
            ivs=(30, 29, 28, 27, 26, 25),
            avs=(10, 20, 30, 40, 50, 60),
        ),
        win_probability=0.1 + 0.2,
        interval=Interval(low=1 / 7, high=2 / 3),
        turns=3.0000000000000004,
        battles=19_997,
    )


class PredictionRepositoryContract:
    """A test class inherits this and gives a fixture `repository` whose Pokédex knows the odd prediction's names."""

    def test_an_unknown_prediction_is_none(self, repository: PredictionRepository) -> None:
        repository.add([odd_prediction()])

        assert repository.find(uuid4()) is None

    def test_every_field_comes_back_as_it_was(self, repository: PredictionRepository) -> None:
        prediction = odd_prediction()
        repository.add([prediction])

        assert repository.find(prediction.prediction_id) == prediction

    def test_what_was_not_played_has_no_battles(self, repository: PredictionRepository) -> None:
        prediction = replace(odd_prediction(), method=Method.MODEL, battles=None)
        repository.add([odd_prediction(), prediction])

        assert repository.find(prediction.prediction_id) == prediction

    def test_each_of_many_is_found(self, repository: PredictionRepository) -> None:
        predictions = [odd_prediction(made_at=datetime(2025, 1, day, tzinfo=UTC)) for day in range(1, 31)]
        repository.add(predictions)

        assert [repository.find(one.prediction_id) for one in predictions] == predictions

    def test_none_to_add_is_no_trouble(self, repository: PredictionRepository) -> None:
        repository.add([])

    def test_moments_are_kept_in_utc(self, repository: PredictionRepository) -> None:
        in_paris = datetime(2025, 7, 14, 1, 30, tzinfo=timezone(timedelta(hours=2)))
        prediction = odd_prediction(made_at=in_paris)
        repository.add([prediction])

        found = repository.find(prediction.prediction_id)

        assert found is not None
        assert found.made_at == in_paris
        assert found.made_at.isoformat() == "2025-07-13T23:30:00+00:00"

    def test_what_is_asked_to_be_durable_is_found(self, repository: PredictionRepository) -> None:
        predictions = [odd_prediction(), odd_prediction()]
        repository.add(predictions, durable=True)

        assert [repository.find(one.prediction_id) for one in predictions] == predictions

    def test_to_add_one_again_is_no_trouble_and_changes_nothing(self, repository: PredictionRepository) -> None:
        prediction, other = odd_prediction(), odd_prediction()
        repository.add([prediction])
        repository.add([replace(prediction, turns=99.5), other])

        assert repository.find(prediction.prediction_id) == prediction
        assert repository.find(other.prediction_id) == other

    def test_what_was_added_is_found_after_the_end(self, repository: PredictionRepository) -> None:
        prediction = odd_prediction()
        repository.add([prediction])
        repository.close()

        assert repository.find(prediction.prediction_id) == prediction
