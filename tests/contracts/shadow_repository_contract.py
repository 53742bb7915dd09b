from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pytest

from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from app.domain.registry.shadow import ShadowAnswer
from tests.contracts.prediction_repository_contract import odd_prediction

if TYPE_CHECKING:
    from uuid import UUID

    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.shadow_repository import ShadowRepository

MOMENT = datetime(2024, 2, 29, 23, 59, 58, 765432, tzinfo=UTC)


def answer(prediction_id: UUID, *, version: str = "9", chance: float = 0.625, minutes: int = 0) -> ShadowAnswer:
    return ShadowAnswer(
        prediction_id=prediction_id,
        model_version=version,
        win_probability=chance,
        made_at=MOMENT + timedelta(minutes=minutes),
    )


class ShadowRepositoryContract:
    """A test class gives fixtures `shadows`, `predictions` and `outcomes` that know of each other."""

    @pytest.fixture
    def kept(self, predictions: PredictionRepository) -> list[UUID]:
        """Three predictions."""
        some = [odd_prediction() for _ in range(3)]
        predictions.add(some, durable=True)
        return [one.prediction_id for one in some]

    def test_of_an_unknown_version_there_is_nothing(self, shadows: ShadowRepository, kept: list[UUID]) -> None:
        shadows.add([answer(kept[0])])

        assert shadows.record("8", limit=10).prediction_ids == ()

    def test_both_answers_come_back_newest_first(self, shadows: ShadowRepository, kept: list[UUID]) -> None:
        shadows.add([answer(one, chance=0.1 * (row + 1), minutes=row) for row, one in enumerate(kept)])
        record = shadows.record("9", limit=2)

        assert record.prediction_ids == (kept[2], kept[1])
        assert record.challenger.tolist() == [0.1 * 3, 0.1 * 2]
        assert record.champion.tolist() == [odd_prediction().win_probability] * 2
        assert np.isnan(record.won).all()

    def test_who_has_won_comes_with_them(
        self, shadows: ShadowRepository, outcomes: OutcomeRepository, kept: list[UUID]
    ) -> None:
        shadows.add([answer(one, minutes=row) for row, one in enumerate(kept)])
        for one, winner in zip(kept, Winner, strict=True):
            outcomes.add(ReportedOutcome(prediction_id=one, winner=winner, reported_at=MOMENT))

        tie, lost, won = shadows.record("9", limit=10).won.tolist()
        assert np.isnan(tie)
        assert (lost, won) == (0.0, 1.0)

    def test_several_versions_may_answer_the_same_duel(self, shadows: ShadowRepository, kept: list[UUID]) -> None:
        shadows.add([answer(kept[0], chance=0.25), answer(kept[0], version="10", chance=0.75)])

        assert shadows.record("9", limit=10).challenger.tolist() == [0.25]
        assert shadows.record("10", limit=10).challenger.tolist() == [0.75]

    def test_the_first_answer_stays(self, shadows: ShadowRepository, kept: list[UUID]) -> None:
        shadows.add([answer(kept[0], chance=0.25)])
        shadows.add([answer(kept[0], chance=0.75), answer(kept[1], chance=0.5, minutes=1)])

        assert shadows.record("9", limit=10).challenger.tolist() == [0.5, 0.25]

    def test_what_was_never_predicted_is_left_out(self, shadows: ShadowRepository, kept: list[UUID]) -> None:
        shadows.add([answer(uuid4()), answer(kept[0])])
        shadows.add([answer(uuid4())])
        shadows.add([])

        assert shadows.record("9", limit=10).prediction_ids == (kept[0],)

    def test_many_can_be_added_at_once(self, shadows: ShadowRepository, predictions: PredictionRepository) -> None:
        some = [odd_prediction() for _ in range(1100)]
        predictions.add(some, durable=True)
        shadows.add([answer(one.prediction_id) for one in some])

        assert len(shadows.record("9", limit=2000).prediction_ids) == 1100
