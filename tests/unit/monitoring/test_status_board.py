from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest

from app.application.ports.database_probe import ConnectionUse
from app.application.ports.prediction_repository import WritingState
from app.application.ports.status_board import AnsweringModel, JobState, Pulse
from app.application.ports.vital_signs import DiskRoom, ProcessUse
from app.infrastructure.monitoring.instruments import Instruments
from app.infrastructure.monitoring.prometheus_metrics_page import PrometheusMetricsPage
from app.infrastructure.monitoring.prometheus_status_board import PrometheusStatusBoard
from app.infrastructure.monitoring.told_by_anyone import ToldByAnyone
from tests.monitoring_reports import DRIFT, QUALITY

NOON: Final = datetime(2018, 11, 16, 12, tzinfo=UTC)
MODEL: Final = AnsweringModel(version="7", semantic="1.2.0", trained_at=NOON, is_stand_in=False)
PULSE: Final = Pulse(
    process=ProcessUse(resident_bytes=250, cpu_seconds=1.5, open_files=12, started_at=NOON),
    disk=DiskRoom(free_bytes=300, size_bytes=1000),
    writing=WritingState(waiting=3, most_waiting=20, written=40, refused=1),
    connections=ConnectionUse(in_use=1, idle=2, limit=15),
    model=MODEL,
    has_atlas=True,
)
SAID: Final = {
    'model_info{model_version="7",semantic_version="1.2.0"} 1.0',
    "model_available 1.0",
    "model_from_cache 0.0",
    "atlas_ready 1.0",
    f"model_trained_timestamp_seconds {NOON.timestamp():.0f}".replace("1542369600", "1.5423696e+09"),
    "writer_queue_depth 3.0",
    "writer_queue_capacity 20.0",
    "writer_written_total 40.0",
    "writer_refused_total 1.0",
    'database_pool_connections{state="in_use"} 1.0',
    'database_pool_connections{state="idle"} 2.0',
    "database_pool_limit 15.0",
    "process_resident_memory_bytes 250.0",
    "process_cpu_seconds_total 1.5",
    "process_open_fds 12.0",
    "process_start_time_seconds 1.5423696e+09",
    "worker_processes 1.0",
    "disk_free_bytes 300.0",
    "disk_size_bytes 1000.0",
    'build_info{version="1.2.3"} 1.0',
}

_PLAIN: Final = "text/plain; version=0.0.4; charset=utf-8"
_OPEN: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"


class Shown:
    """A board, and the page where it stands."""

    def __init__(self) -> None:
        instruments, told = Instruments(), ToldByAnyone()
        self.board = PrometheusStatusBoard(instruments, told, version="1.2.3")
        self._page = PrometheusMetricsPage(instruments.registry, told, books=None)

    def lines(self) -> set[str]:
        written = self._page.write("").content.decode().splitlines()
        return {line.removeprefix("predictiondex_") for line in written if not line.startswith("#")}

    def about(self, name: str) -> set[str]:
        return {line for line in self.lines() if line.startswith(name)}


@pytest.fixture
def shown() -> Shown:
    return Shown()


def test_a_pulse_stands_on_the_page(shown: Shown) -> None:
    shown.board.show_pulse(PULSE)
    assert shown.lines() == SAID


def test_what_is_not_known_is_not_shown(shown: Shown) -> None:
    shown.board.show_pulse(replace(PULSE, process=None, disk=None, connections=None, model=None))

    assert shown.lines() == {
        "model_available 0.0",
        "model_from_cache 0.0",
        "atlas_ready 1.0",
        "worker_processes 1.0",
        'build_info{version="1.2.3"} 1.0',
        *(line for line in SAID if line.startswith("writer")),
    }


@pytest.mark.parametrize("order", [(40, 40, 55), (40, 50, 40, 55)], ids=["in order", "a pulse that comes late"])
def test_what_was_counted_is_not_counted_again(shown: Shown, order: tuple[int, ...]) -> None:
    for written in order:
        shown.board.show_pulse(replace(PULSE, writing=replace(PULSE.writing, written=written)))
    assert shown.about("writer_written_total") == {"writer_written_total 55.0"}


def test_a_model_that_answers_no_more_is_gone(shown: Shown) -> None:
    shown.board.show_pulse(PULSE)
    shown.board.show_pulse(replace(PULSE, model=replace(MODEL, version="8", semantic=None, trained_at=None)))

    assert shown.about("model_info") == {'model_info{model_version="8",semantic_version="unknown"} 1.0'}
    assert shown.about("model_trained") == set()

    shown.board.show_pulse(replace(PULSE, model=None))
    assert shown.about("model_info") == set()


def test_jobs_stand_with_their_last_run(shown: Shown) -> None:
    shown.board.show_jobs([JobState(job="etl", last_run=NOON, last_success=None, has_failed=True)])
    assert shown.about("job_") == {
        'job_last_run_timestamp_seconds{job="etl"} 1.5423696e+09',
        'job_failed{job="etl"} 1.0',
    }
    shown.board.show_jobs([JobState(job="etl", last_run=NOON, last_success=NOON, has_failed=False)])
    assert 'job_last_success_timestamp_seconds{job="etl"} 1.5423696e+09' in shown.about("job_")


def test_nothing_is_said_of_a_database_that_nobody_asked(shown: Shown) -> None:
    assert shown.about("database_up") == set()
    shown.board.show_database(is_up=False)
    assert shown.about("database_up") == {"database_up 0.0"}


def test_a_report_of_drift_stands_with_its_verdict(shown: Shown) -> None:
    shown.board.show_reports([DRIFT])
    assert shown.about("drift_") == {
        'drift_psi{column="level",model_version="7"} 0.5',
        'drift_psi{column="power",model_version="7"} 0.25',
        'drift_verdict{model_version="7",verdict="too_few"} 0.0',
        'drift_verdict{model_version="7",verdict="stable"} 0.0',
        'drift_verdict{model_version="7",verdict="population_shift"} 1.0',
        'drift_verdict{model_version="7",verdict="out_of_domain"} 0.0',
        'drift_out_of_domain_ratio{model_version="7"} 0.125',
        'drift_sample_duels{model_version="7"} 2000.0',
    }


def test_a_report_about_another_version_takes_the_place_of_the_last(shown: Shown) -> None:
    shown.board.show_reports([DRIFT, QUALITY])
    shown.board.show_reports([replace(DRIFT, model_version="8", verdict="too_few", figures={"sample_duels": 3})])

    assert {line for line in shown.about("drift_") if not line.endswith(" 0.0")} == {
        'drift_verdict{model_version="8",verdict="too_few"} 1.0',
        'drift_sample_duels{model_version="8"} 3.0',
    }
    assert len(shown.about("drift_")) == 5
    assert shown.about("live_quality_degraded") == {'live_quality_degraded{model_version="7"} 1.0'}


def test_a_report_of_quality_stands_by_who_judged(shown: Shown) -> None:
    shown.board.show_reports([QUALITY])
    assert shown.about("live_") == {
        'live_brier{judge="own",model_version="7"} 0.25',
        'live_brier{judge="outcomes",model_version="7"} 0.75',
        'live_brier_floor{judge="own",model_version="7"} 0.125',
        'live_log_loss{judge="own",model_version="7"} 0.5',
        'live_calibration_error{judge="own",model_version="7"} 0.0625',
        'live_duels{judge="own",model_version="7"} 300.0',
        'live_quality_degraded{model_version="7"} 1.0',
    }


def test_the_lag_is_shown(shown: Shown) -> None:
    shown.board.show_lag(0.25)
    assert shown.about("event_loop") == {"event_loop_lag_seconds 0.25"}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", _PLAIN),
        ("*/*", _PLAIN),
        ("text/plain; version=pikachu", _PLAIN),
        ("application/openmetrics-text; version=1.0.0", _OPEN),
        ("application/openmetrics-text; version=99.0.0", _OPEN),
        ("application/openmetrics-text; version=pikachu", _OPEN),
        ("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", _OPEN),
    ],
)
def test_the_page_is_written_as_its_reader_wants_it(accept: str, media_type: str) -> None:
    page = PrometheusMetricsPage(Instruments().registry, ToldByAnyone(), books=None)
    written = page.write(accept)

    assert written.media_type == media_type
    assert written.content.endswith(b"# EOF\n") == (media_type == _OPEN)
