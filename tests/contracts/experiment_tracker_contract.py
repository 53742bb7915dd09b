from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.ports.experiment_tracker import NoSuchRunError
from tests.contracts.model_registry_contract import odd_artefact
from tests.training_runs import METRICS, PARAMETERS, training_run, trial

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.domain.prediction.training_run import TrainingRun

    Recall = Callable[[str], TrainingRun]


class ExperimentTrackerContract:
    """A test class inherits this and gives two fixtures.

    `tracker` has recorded nothing; `recall` reads back, not through the tracker, what it recorded under an id. Of the
    datasets, it may read back no more than names, purposes, checksums, sizes, plans and features.
    """

    def test_everything_about_a_training_is_kept(self, tracker: ExperimentTracker, recall: Recall) -> None:
        trials = (trial(1), trial(2))
        run = training_run(artefact=odd_artefact(), parameters=PARAMETERS, metrics=METRICS, trials=trials)

        assert recall(tracker.record(run)) == run

    def test_more_than_fits_into_one_message_is_kept(self, tracker: ExperimentTracker, recall: Recall) -> None:
        parameters = {f"parameter.{number}": str(number) for number in range(250)}
        metrics = {f"move.{number}.mae": number / 7 for number in range(1500)}
        run = recall(tracker.record(training_run(parameters=parameters, metrics=metrics)))

        assert run.parameters == parameters
        assert run.metrics == metrics

    def test_trainings_do_not_mix(self, tracker: ExperimentTracker, recall: Recall) -> None:
        runs = [
            training_run(
                number=number,
                parameters={"seed": str(number)},
                metrics={"model.mae": number / 3},
                artefact=odd_artefact(number),
                trials=(trial(number),),
            )
            for number in (1, 2)
        ]
        run_ids = [tracker.record(run) for run in runs]

        assert [recall(run_id) for run_id in run_ids] == runs

    def test_a_training_that_comes_again_is_the_one_that_is_there(
        self, tracker: ExperimentTracker, recall: Recall
    ) -> None:
        run = training_run(metrics=METRICS, trials=(trial(1),))
        run_id = tracker.record(run)

        assert tracker.record(run) == run_id
        assert recall(run_id) == run

    def test_other_data_is_another_experiment(self, tracker: ExperimentTracker, recall: Recall) -> None:
        other = replace(training_run(number=2), experiment="duels-ba9876543210")
        tracker.record(training_run())

        assert recall(tracker.record(other)) == other

    def test_what_a_training_was_given_can_be_asked(self, tracker: ExperimentTracker) -> None:
        assert tracker.parameters(tracker.record(training_run(parameters=PARAMETERS))) == PARAMETERS

    def test_what_was_recorded_of_a_training_can_be_asked(self, tracker: ExperimentTracker) -> None:
        run = training_run(parameters=PARAMETERS, metrics=METRICS)
        recalled = tracker.recall(tracker.record(run))

        assert (recalled.name, recalled.parameters) == (run.name, PARAMETERS)
        assert (recalled.started_at, recalled.ended_at) == (run.started_at, run.ended_at)
        assert (recalled.environment, recalled.datasets) == (run.environment, run.datasets)

    def test_a_training_that_is_not_there_is_said_so(self, tracker: ExperimentTracker) -> None:
        for ask in (tracker.parameters, tracker.recall):
            with pytest.raises(NoSuchRunError, match="no training 00000000000000000000000000000000"):
                ask("0" * 32)
