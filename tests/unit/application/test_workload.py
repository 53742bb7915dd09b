from __future__ import annotations

import pytest

from app.application.turnstile import TooManySimulationsError, Turnstile
from app.application.workload import MOST_DUELS, TooLargeQuestionError, Workload
from app.domain.prediction.prediction import Method


@pytest.fixture
def turnstile() -> Turnstile:
    return Turnstile(at_once=1, waiting=0, patience_seconds=0)


@pytest.fixture
def workload(turnstile: Turnstile) -> Workload:
    return Workload(turnstile=turnstile)


@pytest.mark.parametrize("method", Method)
def test_a_question_about_too_many_duels_is_refused_with_how_many_are_not(workload: Workload, method: Method) -> None:
    most = MOST_DUELS[method]
    with workload.admitted(most, method):
        pass
    with pytest.raises(TooLargeQuestionError, match=f"the {method} answers at most {most:,} at once") as refused:
        workload.admitted(most + 1, method).__enter__()
    assert (refused.value.method, refused.value.duels, refused.value.most) == (method, most + 1, most)


def test_large_questions_wait_for_each_other_and_small_ones_do_not(turnstile: Turnstile, workload: Workload) -> None:
    with turnstile.turn():
        for duels, method in ((10_000, Method.MODEL), (1_000, Method.ENGINE)):
            with pytest.raises(TooManySimulationsError):
                workload.admitted(duels, method).__enter__()
        with workload.admitted(1_000, Method.MODEL), workload.admitted(100, Method.ENGINE):
            pass


def test_what_is_known_by_heart_does_not_wait_and_what_must_be_surer_does(
    turnstile: Turnstile, workload: Workload
) -> None:
    with turnstile.turn():
        with workload.admitted(60_000, Method.MODEL, by_heart=True):
            pass
        with pytest.raises(TooManySimulationsError):
            workload.admitted(1, Method.ENGINE, is_patient=True).__enter__()
