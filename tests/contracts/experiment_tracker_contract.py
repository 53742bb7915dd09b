from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contracts.model_registry_contract import odd_artefact

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.experiment_tracker import ExperimentTracker
    from tests.fakes.fake_experiment_tracker import TrackedRun

PARAMETERS = {"win.eta": "0.05", "seed": "42", "dataset": "f" * 64, "remark": "Pokémon " * 60, "empty": ""}
METRICS = {"model.mae": 1 / 7, "model.brier_regret": -1e-17, "model.duels": 3263, "contested.ece": 0.0}
REPORT = "# Training report\n\n| | MAE |\n|---|---|\n| modèle | 0.05 |\n"


class ExperimentTrackerContract:
    """A test class inherits this and gives two fixtures.

    `tracker` has recorded nothing; `recall` reads back, not through the tracker, what it recorded under an id.
    """

    def test_everything_about_a_training_is_kept(
        self, tracker: ExperimentTracker, recall: Callable[[str], TrackedRun]
    ) -> None:
        artefact = odd_artefact()
        run_id = tracker.record(parameters=PARAMETERS, metrics=METRICS, artefact=artefact, report=REPORT)
        run = recall(run_id)

        assert run.parameters == PARAMETERS
        assert run.metrics == METRICS
        assert run.report == REPORT
        assert run.artefact == artefact

    def test_trainings_do_not_mix(self, tracker: ExperimentTracker, recall: Callable[[str], TrackedRun]) -> None:
        run_ids = [
            tracker.record(
                parameters={"seed": str(seed)},
                metrics={"model.mae": seed / 3},
                artefact=odd_artefact(seed),
                report=f"# {seed}\n",
            )
            for seed in (1, 2)
        ]

        assert len(set(run_ids)) == 2
        for seed, run_id in enumerate(run_ids, start=1):
            run = recall(run_id)
            assert (run.parameters, run.metrics) == ({"seed": str(seed)}, {"model.mae": seed / 3})
            assert (run.report, run.artefact) == (f"# {seed}\n", odd_artefact(seed))
