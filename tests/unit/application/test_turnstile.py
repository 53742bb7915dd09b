from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.application.turnstile import TooManySimulationsError, Turnstile


def test_who_finds_no_place_to_wait_is_sent_away_at_once() -> None:
    turnstile = Turnstile(at_once=1, waiting=0, patience_seconds=60)
    with turnstile.turn(), pytest.raises(TooManySimulationsError) as refused, turnstile.turn():
        pass
    assert (refused.value.at_once, refused.value.waiting, refused.value.retry_after_seconds) == (1, 0, 60)
    with turnstile.turn():  # the refusal took no place
        pass


def test_who_waits_too_long_is_sent_away() -> None:
    turnstile = Turnstile(at_once=1, waiting=1, patience_seconds=0.02)
    for _ in range(3):  # each leaves its place in the queue
        with turnstile.turn(), pytest.raises(TooManySimulationsError), turnstile.turn():
            pass


def test_a_failure_inside_gives_the_place_back() -> None:
    turnstile = Turnstile(at_once=1, waiting=0, patience_seconds=1)
    for _ in range(3):
        with pytest.raises(RuntimeError), turnstile.turn():
            raise RuntimeError
    with turnstile.turn():
        pass


def test_never_more_are_inside_and_every_waiting_one_has_its_turn() -> None:
    turnstile = Turnstile(at_once=2, waiting=6, patience_seconds=30)
    inside, most, lock = 0, 0, threading.Lock()

    def enter(_: int) -> None:
        nonlocal inside, most
        with turnstile.turn():
            with lock:
                inside += 1
                most = max(most, inside)
            threading.Event().wait(0.005)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(enter, range(40)))
    assert most == 2
