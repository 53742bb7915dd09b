from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.prediction_repository import RefusedPredictionError, WritingState
from app.infrastructure.persistence.buffered_prediction_repository import BufferedPredictionRepository
from app.infrastructure.persistence.prediction_queue import QueueLimits
from tests.contracts.prediction_repository_contract import PredictionRepositoryContract, odd_prediction
from tests.fakes.fake_prediction_repository import FakePredictionRepository

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.prediction.prediction import Prediction

_LIMITS = QueueLimits(most_waiting=5, most_at_once=4, gather_seconds=0.005, room_seconds=0.05, written_seconds=0.5)
_AWAY = DatabaseUnavailableError("it sleeps")


class _SlowRepository(FakePredictionRepository):
    """Writes when it is allowed to."""

    def __init__(self) -> None:
        super().__init__()
        self.allowed = threading.Event()
        self.asked = threading.Event()

    def add(self, predictions: Sequence[Prediction], *, durable: bool = False) -> None:
        self.asked.set()
        assert self.allowed.wait(10)
        super().add(predictions, durable=durable)


@pytest.fixture
def inner() -> _SlowRepository:
    inner = _SlowRepository()
    inner.allowed.set()
    return inner


@pytest.fixture
def repository(inner: _SlowRepository) -> Iterator[BufferedPredictionRepository]:
    repository = BufferedPredictionRepository(inner, limits=_LIMITS, close_seconds=0.5)
    yield repository
    inner.failure = None
    inner.allowed.set()
    repository.close()


def _some(count: int) -> list[Prediction]:
    return [odd_prediction() for _ in range(count)]


def _wait_until_written(repository: BufferedPredictionRepository) -> None:
    deadline = time.monotonic() + 10
    while repository.waiting and time.monotonic() < deadline:
        time.sleep(0.001)
    assert not repository.waiting


def _hold(inner: _SlowRepository, repository: BufferedPredictionRepository) -> Prediction:
    """Stop the writer with one prediction in its hands."""
    inner.allowed.clear()
    inner.asked.clear()
    (first,) = _some(1)
    repository.add([first])
    assert inner.asked.wait(10)
    return first


class TestBufferedPredictionRepository(PredictionRepositoryContract):
    @pytest.fixture
    def repository(self) -> Iterator[BufferedPredictionRepository]:
        repository = BufferedPredictionRepository(FakePredictionRepository())
        yield repository
        repository.close()


def test_to_add_waits_for_no_database(inner: _SlowRepository, repository: BufferedPredictionRepository) -> None:
    _hold(inner, repository)
    repository.add(_some(2))

    assert repository.waiting == 3
    assert inner.kept == {}


def test_what_came_meanwhile_is_written_at_once(
    inner: _SlowRepository, repository: BufferedPredictionRepository
) -> None:
    _hold(inner, repository)
    for one in _some(4):
        repository.add([one])
    inner.allowed.set()
    _wait_until_written(repository)

    assert inner.batches == [1, 4]
    assert repository.written == 5


def test_a_batch_is_bounded(inner: _SlowRepository, repository: BufferedPredictionRepository) -> None:
    repository.add(_some(10))
    _wait_until_written(repository)

    assert inner.batches == [4, 4, 2]


def test_a_durable_one_is_written_before_the_call_returns(
    inner: _SlowRepository, repository: BufferedPredictionRepository
) -> None:
    predictions = _some(3)
    repository.add(predictions, durable=True)

    assert list(inner.kept) == [one.prediction_id for one in predictions]


def test_many_durable_ones_share_a_transaction(
    inner: _SlowRepository, repository: BufferedPredictionRepository
) -> None:
    _hold(inner, repository)
    with ThreadPoolExecutor(4) as threads:
        calls = [threads.submit(repository.add, [one], durable=True) for one in _some(4)]
        deadline = time.monotonic() + 10
        while repository.waiting < 5 and time.monotonic() < deadline:
            time.sleep(0.001)
        inner.allowed.set()
        for call in calls:
            call.result(10)

    assert inner.batches == [1, 4]


def test_where_the_queue_is_full_no_more_is_taken(
    inner: _SlowRepository, repository: BufferedPredictionRepository
) -> None:
    _hold(inner, repository)
    repository.add(_some(4))
    with pytest.raises(DatabaseUnavailableError, match="5 answers wait"):
        repository.add(_some(1))

    inner.allowed.set()
    _wait_until_written(repository)
    repository.add(_some(1))
    assert repository.written == 5


def test_one_waits_for_room(inner: _SlowRepository, repository: BufferedPredictionRepository) -> None:
    _hold(inner, repository)
    repository.add(_some(4))
    threading.Timer(0.01, inner.allowed.set).start()
    repository.add(_some(2))
    _wait_until_written(repository)

    assert repository.written == 7
    assert repository.writing == WritingState(most_waiting=5, written=7)


def test_while_the_database_is_away_everything_is_kept_and_it_is_told_once(
    inner: _SlowRepository, repository: BufferedPredictionRepository, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    inner.failure = _AWAY
    predictions = _some(3)
    repository.add(predictions)
    time.sleep(0.2)
    assert repository.waiting == 3
    inner.failure = None
    _wait_until_written(repository)

    assert list(inner.kept) == [one.prediction_id for one in predictions]
    said = [record.getMessage() for record in caplog.records]
    assert said[0] == "Predictions wait for the database: The database is not available: it sleeps"
    assert [words.split(";")[0] for words in said[1:]] == ["Predictions are written again"]


def test_while_the_database_is_away_nothing_is_promised(
    inner: _SlowRepository, repository: BufferedPredictionRepository
) -> None:
    inner.failure = _AWAY
    (waiting,) = _some(1)
    repository.add([waiting])
    for _ in range(2):
        with pytest.raises(DatabaseUnavailableError, match="it sleeps"):
            repository.add(_some(1), durable=True)
    with pytest.raises(DatabaseUnavailableError, match="it sleeps"):
        repository.find(waiting.prediction_id)


def test_a_durable_one_does_not_wait_for_ever(inner: _SlowRepository, repository: BufferedPredictionRepository) -> None:
    _hold(inner, repository)
    with pytest.raises(DatabaseUnavailableError, match=r"within 0\.5 s"):
        repository.add(_some(1), durable=True)


def test_one_that_is_refused_does_not_take_the_others_along(
    inner: _SlowRepository, repository: BufferedPredictionRepository, caplog: pytest.LogCaptureFixture
) -> None:
    predictions = _some(4)
    bad = predictions[1].prediction_id
    inner.unwanted.add(bad)
    repository.add(predictions)
    _wait_until_written(repository)

    assert list(inner.kept) == [one.prediction_id for one in predictions if one.prediction_id != bad]
    assert (repository.written, repository.refused) == (3, 1)
    assert [record.getMessage() for record in caplog.records] == [
        f"The prediction {bad} is lost: The database refuses the prediction: it is unwanted"
    ]


def test_whoever_waits_for_a_refused_one_is_told(
    inner: _SlowRepository, repository: BufferedPredictionRepository
) -> None:
    predictions = _some(2)
    inner.unwanted.add(predictions[1].prediction_id)
    with pytest.raises(RefusedPredictionError, match="unwanted"):
        repository.add(predictions, durable=True)


def test_closing_writes_what_waits(inner: _SlowRepository, repository: BufferedPredictionRepository) -> None:
    repository.add(_some(5))
    repository.close()

    assert (len(inner.kept), inner.closed) == (5, 1)
    with pytest.raises(DatabaseUnavailableError, match="stopping"):
        repository.add(_some(1))


def test_closing_without_a_database_says_what_is_lost(
    inner: _SlowRepository, repository: BufferedPredictionRepository, caplog: pytest.LogCaptureFixture
) -> None:
    inner.failure = _AWAY
    repository.add(_some(3))
    repository.close()

    assert caplog.records[-1].getMessage() == "3 predictions could not be written before the end, and are lost"


def test_to_close_what_has_never_been_used_is_no_trouble() -> None:
    BufferedPredictionRepository(FakePredictionRepository()).close()
