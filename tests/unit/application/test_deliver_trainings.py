from __future__ import annotations

import pytest

from app.application.deliver_trainings import DeliverTrainings
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.training_outbox import DamagedTrainingError
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_training_outbox import FakeTrainingOutbox
from tests.training_runs import METRICS, training_run

AWAY = RegistryUnavailableError("nobody answers")


@pytest.fixture
def outbox() -> FakeTrainingOutbox:
    return FakeTrainingOutbox()


@pytest.fixture
def tracker() -> FakeExperimentTracker:
    return FakeExperimentTracker()


@pytest.fixture
def registry() -> FakeModelRegistry:
    return FakeModelRegistry()


@pytest.fixture
def deliver(
    outbox: FakeTrainingOutbox, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> DeliverTrainings:
    return DeliverTrainings(outbox=outbox, tracker=tracker, registry=registry)


def keep(outbox: FakeTrainingOutbox, count: int) -> list[str]:
    for number in range(count, 0, -1):
        outbox.keep(training_run(number=number, metrics=METRICS))
    return list(outbox.waiting())


def test_nothing_waits(deliver: DeliverTrainings) -> None:
    assert list(deliver()) == []


def test_all_that_waits_is_recorded_and_registered_oldest_first(
    deliver: DeliverTrainings, outbox: FakeTrainingOutbox, registry: FakeModelRegistry
) -> None:
    keys = keep(outbox, 3)
    told: list[tuple[int, int]] = []
    deliveries = deliver(on_progress=lambda done, of: told.append((done, of)))

    assert [one.key for one in deliveries] == keys
    assert [(one.model.version, str(one.model.semantic)) for one in deliveries if one.model] == [
        ("1", "1.0.0"),
        ("2", "1.0.1"),
        ("3", "1.0.2"),
    ]
    assert [one.checksum for one in reversed(registry.versions())] == [
        training_run(number=number).artefact.checksum for number in (1, 2, 3)
    ]
    assert registry.find("1").metrics == METRICS
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert outbox.waiting() == []


def test_where_the_tracker_is_away_everything_still_waits(
    deliver: DeliverTrainings, outbox: FakeTrainingOutbox, tracker: FakeExperimentTracker
) -> None:
    keys = keep(outbox, 2)
    tracker.failure = AWAY
    deliveries = deliver()

    assert [(one.key, one.model, one.failure) for one in deliveries] == [(key, None, AWAY) for key in keys]
    assert outbox.waiting() == keys


def test_what_was_recorded_but_not_registered_is_recorded_once(
    deliver: DeliverTrainings,
    outbox: FakeTrainingOutbox,
    tracker: FakeExperimentTracker,
    registry: FakeModelRegistry,
) -> None:
    keys = keep(outbox, 1)
    registry.failure = AWAY
    assert [one.failure for one in deliver()] == [AWAY]
    registry.failure = None
    (delivered,) = deliver()

    assert list(tracker.runs) == ["run-1"]
    assert delivered.key == keys[0]
    assert delivered.model == registry.find("1")


def test_what_was_registered_but_not_taken_out_is_registered_once(
    deliver: DeliverTrainings, outbox: FakeTrainingOutbox, registry: FakeModelRegistry
) -> None:
    keep(outbox, 1)
    deliver()
    keep(outbox, 1)
    (again,) = deliver()

    assert again.model == registry.find("1")
    assert len(registry.versions()) == 1
    assert outbox.waiting() == []


def test_a_damaged_training_holds_up_nobody(deliver: DeliverTrainings, outbox: FakeTrainingOutbox) -> None:
    first, second = keep(outbox, 2)
    outbox.damaged = {first}
    damaged, delivered = deliver()

    assert isinstance(damaged.failure, DamagedTrainingError)
    assert delivered.model
    assert (delivered.key, outbox.waiting()) == (second, [first])
