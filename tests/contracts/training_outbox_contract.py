from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.training_outbox import DamagedTrainingError
from tests.contracts.model_registry_contract import odd_artefact
from tests.training_runs import METRICS, PARAMETERS, training_run, trial

if TYPE_CHECKING:
    from app.application.ports.training_outbox import TrainingOutbox


class TrainingOutboxContract:
    """A test class inherits this and gives one fixture: `outbox`, where nothing waits."""

    def test_nothing_waits_at_first(self, outbox: TrainingOutbox) -> None:
        assert list(outbox.waiting()) == []

    def test_a_training_comes_back_whole(self, outbox: TrainingOutbox) -> None:
        run = training_run(artefact=odd_artefact(), parameters=PARAMETERS, metrics=METRICS, trials=(trial(1), trial(2)))
        outbox.keep(run)

        assert outbox.load(run.key) == run

    def test_the_oldest_waits_first_whenever_it_was_kept(self, outbox: TrainingOutbox) -> None:
        runs = [training_run(number=number) for number in (1, 2, 3)]
        for number in (1, 2, 0):
            outbox.keep(runs[number])

        assert list(outbox.waiting()) == [run.key for run in runs]

    def test_what_is_removed_waits_no_more(self, outbox: TrainingOutbox) -> None:
        first, second = training_run(number=1), training_run(number=2)
        outbox.keep(first)
        outbox.keep(second)
        outbox.remove(first.key)

        assert list(outbox.waiting()) == [second.key]
        assert outbox.load(second.key) == second

    def test_what_is_not_there_cannot_be_read(self, outbox: TrainingOutbox) -> None:
        with pytest.raises(DamagedTrainingError, match="The training 2026-nothing, which waits"):
            outbox.load("2026-nothing")

    def test_one_empties_it_at_a_time_and_again(self, outbox: TrainingOutbox) -> None:
        for _ in range(2):
            with outbox.alone():
                assert list(outbox.waiting()) == []
