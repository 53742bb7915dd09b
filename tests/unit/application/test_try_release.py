from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest

from app.application.ports.questioner import NobodyAnswersError
from app.application.smoke.checks import Expected
from app.application.smoke.try_release import TryRelease
from app.domain.registry.known_duels import KNOWN_DUELS
from tests.conftest import ROOT
from tests.fakes.fake_stranger import FakeStranger

if TYPE_CHECKING:
    from app.application.smoke.report import SmokeReport
    from app.domain.registry.known_duels import KnownDuel

ANYTHING = Expected(p95_seconds=0.25)


@dataclass
class Clock:
    now: float = 0.0
    naps: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        self.now += 0.001
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


def tried(stranger: FakeStranger, expected: Expected = ANYTHING, *, patience: float = 0.0) -> SmokeReport:
    clock = Clock()
    return TryRelease(stranger=stranger, clock=clock, sleep=clock.sleep)(expected, patience=patience)


def test_a_sound_service_passes_every_check() -> None:
    stranger = FakeStranger()
    report = tried(stranger, Expected(release="1.0", model="7", p95_seconds=0.25))

    assert report.failed == ()
    assert len(report.checked) == 10
    assert all(one.words and one.seconds > 0 for one in report.checked)
    assert stranger.closed


@pytest.mark.parametrize(
    ("stranger", "failed"),
    [
        (FakeStranger(until_ready=99), ("ready",)),
        (FakeStranger(has_model=False), ("about",)),
        (FakeStranger(chance=lambda pair: 1 - FakeStranger().chance(pair)), ("certain duels", "known duels")),
        (FakeStranger(chance=lambda _: 0.5), ("certain duels", "known duels")),
        (FakeStranger(chance=lambda _: float("nan")), ("certain duels", "known duels", "symmetry")),
        (FakeStranger(chance=lambda pair: FakeStranger().chance(pair) * 0.99), ("symmetry",)),
        (FakeStranger(best="quick-attack"), ("best move",)),
        (FakeStranger(offered=()), ("unknown name",)),
        (FakeStranger(shown=0), ("metrics",)),
        (FakeStranger(shown=None), ()),
        (FakeStranger(seconds=0.3), ("speed",)),
        (FakeStranger(wrong={"/v1/predictions/duel"}), ("speed",)),
        (FakeStranger(wrong={"/v1/about", "/metrics"}), ("about", "metrics")),
    ],
)
def test_what_is_wrong_is_named(stranger: FakeStranger, failed: tuple[str, ...]) -> None:
    assert tried(stranger).failed == failed


def test_another_release_or_model_is_not_the_one_that_was_delivered() -> None:
    assert tried(FakeStranger(), Expected(release="2.0", model="8", p95_seconds=1)).failed == (
        "alive",
        "about",
        "speed",
    )


def test_a_service_that_starts_is_waited_for() -> None:
    assert tried(FakeStranger(until_ready=20), patience=10).failed == ()
    assert tried(FakeStranger(until_ready=20), patience=1).failed == ("ready",)


@pytest.mark.parametrize("patience", [0, 1])
def test_nobody_is_told_when_patience_is_at_an_end(patience: float) -> None:
    stranger = FakeStranger(is_there=False)
    with pytest.raises(NobodyAnswersError):
        tried(stranger, patience=patience)
    assert stranger.closed


@pytest.mark.parametrize("known", KNOWN_DUELS, ids=lambda one: one.name)
def test_known_duels_are_those_of_the_exam(known: KnownDuel) -> None:
    sides = {f"{side}_{fact}": getattr(one, fact) for side, one in (("a", known.a), ("b", known.b)) for fact in FACTS}
    filters = [(name, "==", value) for name, value in sides.items()]
    rows = pyarrow.parquet.read_table(ROOT / "data" / "exam" / "duels.parquet", filters=filters).to_pylist()
    untrained = [row for row in rows if row["kind"] != "spread"]

    (row,) = untrained
    battles = row["a_wins"] + row["b_wins"] + row["ties"]
    assert battles == 300
    assert (row["a_wins"] + row["ties"] / 2) / battles == pytest.approx(known.win_probability, abs=0.0006)


FACTS = ("pokemon", "move", "level", "nature", "friendship")
