from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.application.model_in_service import ModelInService, ServedModel
from app.application.ports.import_history import ImportOutcome
from app.application.ports.model_cache import KeptModel
from app.application.ports.prediction_repository import WritingState
from app.application.ports.status_board import AnsweringModel
from app.application.review_jobs import ReviewJobs
from app.application.take_pulse import TakePulse
from app.domain.monitoring.monitoring_report import MonitoringKind
from app.domain.prediction.model import ModelArtefact
from tests.contracts.monitoring_history_contract import report
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_database_probe import FakeDatabaseProbe
from tests.fakes.fake_import_history import FakeImportHistory
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_monitoring_history import FakeMonitoringHistory
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_status_board import FakeStatusBoard
from tests.fakes.fake_vital_signs import FakeVitalSigns
from tests.registered_models import put_into_production

if TYPE_CHECKING:
    from app.application.ports.status_board import JobState

NOTHING = ModelArtefact(files={})


class Patient:
    def __init__(self) -> None:
        self.board, self.signs = FakeStatusBoard(), FakeVitalSigns()
        self.service: ModelInService[FakeBattlePredictor] = ModelInService()
        self.take_pulse = TakePulse(
            signs=self.signs,
            predictions=FakePredictionRepository(),
            database=FakeDatabaseProbe(),
            service=self.service,
            has_atlas=lambda: True,
            board=self.board,
            every_seconds=2,
        )

    def serve(self, version: str, *, is_stand_in: bool = False) -> None:
        predictor = FakeBattlePredictor(version=version)
        model = KeptModel(version=version, artefact=NOTHING)
        self.service.take(ServedModel(model=model, checksum=version, predictor=predictor), is_stand_in=is_stand_in)

    def model(self) -> AnsweringModel | None:
        self.take_pulse()
        return self.board.pulses[-1].model


@pytest.fixture
def patient() -> Patient:
    return Patient()


def test_a_pulse_holds_what_the_process_knows(patient: Patient) -> None:
    patient.take_pulse()
    (pulse,) = patient.board.pulses

    assert (pulse.process, pulse.disk) == (patient.signs.use, patient.signs.room)
    assert pulse.writing == WritingState()
    assert pulse.connections == FakeDatabaseProbe().connections()
    assert pulse.has_atlas
    assert pulse.model is None


def test_what_the_registry_says_of_the_model_is_shown_with_it(patient: Patient) -> None:
    said = put_into_production(FakeModelRegistry(), "run 1", NOTHING)
    patient.serve(said.version)
    patient.service.confirmed = said

    assert patient.model() == AnsweringModel(
        version=said.version, semantic="1.0.0", trained_at=said.created_at, is_stand_in=False
    )


def test_what_it_says_of_another_one_is_not(patient: Patient) -> None:
    patient.serve("old", is_stand_in=True)
    expected = AnsweringModel(version="old", semantic=None, trained_at=None, is_stand_in=True)

    assert patient.model() == expected
    patient.service.confirmed = put_into_production(FakeModelRegistry(), "run 1", NOTHING)
    assert patient.model() == expected


class Review:
    def __init__(self) -> None:
        self.board, self.database, self.imports = FakeStatusBoard(), FakeDatabaseProbe(), FakeImportHistory()
        self.monitoring = FakeMonitoringHistory()
        self.review = ReviewJobs(
            database=self.database,
            imports=self.imports,
            monitoring=self.monitoring,
            board=self.board,
            every_seconds=5,
        )

    def run(self, outcome: ImportOutcome | None) -> datetime:
        run_id = self.imports.begin("bundled")
        started = datetime(2018, 11, run_id, tzinfo=UTC)
        finished = None if outcome is None else started
        self.imports._runs[run_id] = replace(
            self.imports._runs[run_id], started_at=started, finished_at=finished, outcome=outcome
        )
        return started

    def jobs(self) -> dict[str, JobState]:
        self.review()
        assert self.board.jobs is not None
        return {one.job: one for one in self.board.jobs}


@pytest.fixture
def review() -> Review:
    return Review()


def test_before_the_first_run_there_is_no_job(review: Review) -> None:
    assert review.jobs() == {}
    assert review.board.databases == [True]


@pytest.mark.parametrize("outcome", ImportOutcome)
def test_an_import_is_good_where_it_ended_well(review: Review, outcome: ImportOutcome) -> None:
    good = review.run(ImportOutcome.UNCHANGED)
    last = review.run(outcome)
    etl = review.jobs()["etl"]

    is_good = outcome in {ImportOutcome.LOADED, ImportOutcome.UNCHANGED}
    assert (etl.last_run, etl.last_success, etl.has_failed) == (last, last if is_good else good, not is_good)


def test_an_import_that_runs_has_not_failed_before_it_ends(review: Review) -> None:
    running = review.run(None)
    etl = review.jobs()["etl"]
    assert (etl.last_run, etl.last_success, etl.has_failed) == (running, None, False)

    review.run(ImportOutcome.FAILED)
    review.run(None)
    assert review.jobs()["etl"].has_failed


def test_where_the_database_is_away_what_was_known_stays(review: Review) -> None:
    review.run(ImportOutcome.LOADED)
    known = review.jobs()
    review.database.is_there = False

    assert review.jobs() == known
    assert review.board.databases == [True, False]


@pytest.mark.parametrize("kind", MonitoringKind)
def test_what_a_monitoring_found_last_stays_where_the_next_one_fails(review: Review, kind: MonitoringKind) -> None:
    good, failed = report(kind), report(kind, minutes=5, failure="Nobody was asked.")
    review.monitoring.add(good)
    review.monitoring.add(failed)
    job = review.jobs()[kind]

    assert (job.last_run, job.last_success, job.has_failed) == (failed.started_at, good.ended_at, True)
    assert review.board.reports == [good]


def test_a_monitoring_that_only_failed_has_nothing_to_show(review: Review) -> None:
    review.monitoring.add(report(failure="Nobody was asked."))

    assert review.jobs()["drift"].last_success is None
    assert review.board.reports == []
