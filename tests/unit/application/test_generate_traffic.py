from __future__ import annotations

import signal
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from app.application.generate_traffic import GenerateTraffic
from app.application.ports.battle_simulator import SimulationError
from app.application.ports.questioner import Answer, NobodyAnswersError
from app.application.traffic_report import OUTCOME, Ending, Sent, Spread, TrafficReport
from app.application.traffic_run import FAILURES_IN_A_ROW
from app.domain.monitoring.schedule import Profile, Schedule
from app.domain.monitoring.traffic import Kind
from tests.contracts.questioner_contract import QuestionerContract
from tests.contracts.questioner_contract import Stage as QuestionerStage
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_questioner import FakeQuestioner

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


class FakeStage(QuestionerStage):
    def __init__(self) -> None:
        self._fake = FakeQuestioner()

    def questioner(self) -> FakeQuestioner:
        return self._fake

    def say(self, status: int, *, hold_seconds: int = 0) -> None:
        self._fake.script.append(Answer(seconds=0, status=status, hold_seconds=hold_seconds))

    def leave(self) -> None:
        self._fake.is_there = False


class TestFakeQuestioner(QuestionerContract):
    @pytest.fixture
    def stage(self) -> FakeStage:
        return FakeStage()


@dataclass(kw_only=True)
class Stage:
    pokedex: Pokedex
    questioner: FakeQuestioner = field(default_factory=FakeQuestioner)
    player: FakeDuelPlayer = field(default_factory=FakeDuelPlayer)
    shares: list[float] = field(default_factory=list)

    def run(self, *, rate: float = 200, seconds: float = 0.2, clients: int = 4, **facts: Any) -> TrafficReport:
        generate = GenerateTraffic(
            pokedex=FakePokedexRepository(self.pokedex), player=lambda: self.player, questioner=self.questioner
        )
        asked: dict[str, Any] = {"most_requests": 1000, "seed": 3, "on_progress": self.shares.append} | facts
        schedule = Schedule(profile=Profile.STEADY, rate=rate, seconds=seconds)
        return generate(schedule=schedule, clients=clients, **asked)


@pytest.fixture
def stage(pokedex: Pokedex) -> Stage:
    return Stage(pokedex=pokedex)


def test_everything_is_asked_when_it_is_due(stage: Stage) -> None:
    started = time.monotonic()
    report = stage.run(rate=50, seconds=0.4)

    assert (report.ending, report.planned, report.asked, report.unasked) == (Ending.DONE, 20, 20, 0)
    assert report.statuses == {"200": 20}
    assert time.monotonic() - started > 0.38
    assert all(one.late_seconds >= 0 for one in report.sent)
    assert stage.shares[-1] == 1
    assert stage.questioner.closed


def test_the_same_is_asked_again(stage: Stage, pokedex: Pokedex) -> None:
    again = Stage(pokedex=pokedex)
    stage.run(clients=1)
    again.run(clients=1)

    assert stage.questioner.asked == again.questioner.asked


def test_slow_answers_do_not_slow_the_questions_while_there_are_clients(stage: Stage) -> None:
    stage.questioner.delay = 0.15
    report = stage.run(rate=50, seconds=0.4, clients=20)

    assert report.asked == 20
    assert report.lateness.median < 0.1
    assert stage.questioner.most_at_once > 2


def test_without_a_free_client_questions_are_late_and_that_is_told(stage: Stage) -> None:
    stage.questioner.delay = 0.05
    report = stage.run(rate=100, seconds=0.2, clients=1)

    assert stage.questioner.most_at_once == 1
    assert report.lateness.longest > 0.3


def test_what_is_not_asked_a_second_after_the_end_is_not_asked_at_all(stage: Stage) -> None:
    stage.questioner.delay = 0.3
    report = stage.run(rate=100, seconds=0.2, clients=1)

    assert report.seconds < 3
    assert report.unasked == report.planned - report.asked > 10


def test_who_refuses_is_left_alone_as_long_as_it_wants(stage: Stage) -> None:
    stage.questioner.script = [Answer(seconds=0, status=429, hold_seconds=0.2)]
    report = stage.run(rate=50, seconds=0.4)

    assert report.statuses["429"] == 1
    assert report.ending is Ending.DONE
    assert 5 <= report.held_back <= 15
    assert report.asked + report.held_back == report.planned == 20


def test_nobody_there_is_told_at_once(stage: Stage) -> None:
    stage.questioner.is_there = False
    with pytest.raises(NobodyAnswersError):
        stage.run()
    assert stage.questioner.asked == []
    assert stage.questioner.closed


@pytest.mark.parametrize(
    ("answer", "words"),
    [(Answer(seconds=0, status=503), "status 503"), (Answer(seconds=0, failure="it hung up"), "it hung up")],
)
def test_too_many_failures_end_it(stage: Stage, answer: Answer, words: str) -> None:
    stage.questioner.script = [answer] * 500
    report = stage.run(rate=500, clients=1)

    assert (report.ending, report.asked) == (Ending.FAILED, FAILURES_IN_A_ROW)
    assert words in report.reason


def test_some_failures_are_only_counted(stage: Stage) -> None:
    good, bad = Answer(seconds=0, status=200), Answer(seconds=0, status=500)
    stage.questioner.script = [*[bad] * (FAILURES_IN_A_ROW - 1), good] * 2
    report = stage.run(rate=200, seconds=0.2, clients=1)

    assert report.ending is Ending.DONE
    assert report.statuses == {"200": 2, "500": 38}


def test_outcomes_are_those_of_a_battle_of_our_own_engine(stage: Stage) -> None:
    report = stage.run(outcomes=1.0, only=[Kind.DUEL], clients=1)
    reported = dict(stage.questioner.reported)

    assert list(reported) == stage.questioner.given[1:], "but for the first, so that one question has always room"
    assert set(reported.values()) == {"a", "b"}
    assert report.statuses == {"200": 40, "201": 39}
    assert report.asked == 40
    assert report.latencies[OUTCOME][0] == 39


def test_a_duel_that_cannot_be_played_is_told(stage: Stage) -> None:
    stage.player.failure = SimulationError("mew against mew", "it hung")
    with pytest.raises(SimulationError):
        stage.run(outcomes=1.0, only=[Kind.DUEL])
    assert stage.questioner.closed


def test_ctrl_c_ends_it_with_what_was_done(stage: Stage) -> None:
    def press() -> None:
        if len(stage.questioner.asked) == 10:
            signal.raise_signal(signal.SIGINT)

    stage.questioner.wait = press
    report = stage.run(clients=1)

    assert (report.ending, report.asked) == (Ending.INTERRUPTED, 9)
    assert stage.questioner.closed


def test_a_report_tells_how_long_each_kind_took() -> None:
    sent = [Sent(kind="duel", status=200, seconds=at / 100, late_seconds=0.5) for at in range(101)]
    lost = Sent(kind="duels", status=None, seconds=30, late_seconds=0)
    report = TrafficReport(planned=110, held_back=3, sent=(*sent, lost), seconds=51, ending=Ending.DONE)

    assert report.latencies == {"duel": (101, Spread(median=0.5, p99=0.99, longest=1.0))}
    assert report.statuses == {"200": 101, "no answer": 1}
    assert (report.rate, report.unasked, report.lateness.median) == (2, 5, 0.5)


def test_a_report_of_nothing_has_no_figures() -> None:
    report = TrafficReport(planned=5, held_back=0, sent=(), seconds=0, ending=Ending.INTERRUPTED)
    assert (report.rate, report.unasked, report.latencies, report.lateness.p99) == (0, 5, {}, 0)
