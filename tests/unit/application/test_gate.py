"""What the gate says of a candidate, and how it is remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from app.application.gate.entrance_tests import EntranceTests
from app.application.gate.judge_model import JudgeModel
from app.application.gate.noted_verdict import NotedVerdict, note_name
from app.application.gate.recall_verdict import NotJudgedError, RecallVerdict
from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.turnstile import TooManySimulationsError, Turnstile
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.comparison import WHOLE
from app.domain.registry.model_version import Alias
from tests.contracts.pokedex_variants import excerpt
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.registered_models import registered
from tests.unit.application.gate_predictors import harder_hit, predictor_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.registry.model_version import ModelVersion
    from app.domain.registry.verdict import Finding, Verdict
    from tests.fakes.fake_duel_dataset import FakeDuelDataset

_SURE, _LESS_SURE, _UNSURE = 0.96, 0.955, 0.7
_OUTDATED = ModelArtefact(files={"outdated": b""})


@dataclass(kw_only=True)
class Court:
    pokedex: Pokedex
    exam: FakeDuelDataset
    tick: float = 1e-4
    registry: FakeModelRegistry = field(default_factory=FakeModelRegistry)
    elapsed: float = 0.0
    exam_checksum: str = ""

    def add(self, artefact: ModelArtefact) -> ModelVersion:
        return registered(self.registry, "run", artefact)

    def judge(self, candidate: ModelVersion, to: Alias) -> Verdict:
        return self._judge(candidate, to)

    def recall(self, candidate: ModelVersion, to: Alias = Alias.PRODUCTION) -> Verdict:
        return self.recalling()(self.registry.find(candidate.version), to)

    def recalling(self) -> RecallVerdict:
        return RecallVerdict(
            registry=self.registry,
            pokedex=FakePokedexRepository(self.pokedex),
            predictor_of=predictor_of,
            exam_checksum=lambda: self.exam_checksum or self.exam.manifest().checksum,
            judge=self._judge,
            turnstile=Turnstile(at_once=1, waiting=0, patience_seconds=0.01),
        )

    @property
    def _judge(self) -> JudgeModel:
        return JudgeModel(
            pokedex=FakePokedexRepository(self.pokedex),
            exam=lambda: self.exam,
            registry=self.registry,
            predictor_of=predictor_of,
            entrance_tests=EntranceTests(processor_clock=self._clock),
        )

    def _clock(self) -> float:
        self.elapsed += self.tick
        return self.elapsed


@pytest.fixture
def court(pokedex: Pokedex, small_exam: FakeDuelDataset) -> Court:
    return Court(pokedex=pokedex, exam=small_exam)


@pytest.fixture
def champion(court: Court) -> ModelVersion:
    made = court.add(harder_hit(_LESS_SURE))
    court.registry.point(Alias.PRODUCTION, made.version)
    return made


def _failed(verdict: Verdict) -> dict[str, Finding]:
    return {one.test: one for one in verdict.failures}


def test_a_sound_model_may_enter_staging(court: Court) -> None:
    verdict = court.judge(court.add(harder_hit(_SURE)), Alias.STAGING)

    assert verdict.passed, verdict.failures
    assert [one.test for one in verdict.findings] == [
        "files",
        "features",
        "symmetry",
        "mirror duels",
        "sanity",
        "certain duels",
        "latency alone",
        "latency in a batch",
    ]


@pytest.mark.parametrize(
    ("artefact", "failed"),
    [
        (harder_hit(_SURE, lean=0.01), {"symmetry", "mirror duels"}),
        (harder_hit(_UNSURE), {"certain duels"}),
        (harder_hit(1.5), {"sanity"}),
        (ModelArtefact(files={}), {"files"}),
        (_OUTDATED, {"features"}),
    ],
)
def test_what_is_wrong_with_a_model_is_found(court: Court, artefact: ModelArtefact, failed: set[str]) -> None:
    for place in (Alias.STAGING, Alias.PRODUCTION):
        assert failed == set(_failed(court.judge(court.add(artefact), place)))


def test_a_slow_model_is_found_by_the_clock(court: Court) -> None:
    court.tick = 0.006
    assert set(_failed(court.judge(court.add(harder_hit(_SURE)), Alias.STAGING))) == {"latency alone"}
    court.tick = 1.0
    slow = _failed(court.judge(court.add(harder_hit(_SURE)), Alias.STAGING))

    assert slow["latency in a batch"].measured == pytest.approx(1e6 / 500)


def test_for_production_the_champion_must_not_be_better(court: Court, champion: ModelVersion) -> None:
    worse = court.judge(court.add(harder_hit(0.9999)), Alias.PRODUCTION)

    assert WHOLE in _failed(worse)
    assert f"worse than version {champion.version}" in _failed(worse)[WHOLE].words


def test_the_same_model_again_may_take_its_own_place(court: Court, champion: ModelVersion) -> None:
    again = court.add(court.registry.load(champion.version))
    verdict = court.judge(again, Alias.PRODUCTION)

    assert verdict.passed
    assert verdict.figures[WHOLE] == 0


def test_without_a_champion_nothing_is_compared(court: Court) -> None:
    verdict = court.judge(court.add(harder_hit(_SURE)), Alias.PRODUCTION)

    assert verdict.passed
    assert WHOLE not in verdict.figures


def test_a_champion_of_another_release_loses_nothing_but_a_damaged_one_must_be_looked_at(court: Court) -> None:
    outdated, damaged = court.add(_OUTDATED), court.add(ModelArtefact(files={}))
    candidate = court.add(harder_hit(_SURE))
    court.registry.point(Alias.PRODUCTION, outdated.version)
    assert court.judge(candidate, Alias.PRODUCTION).passed
    court.registry.point(Alias.PRODUCTION, damaged.version)
    verdict = court.judge(candidate, Alias.PRODUCTION)

    assert "cannot be compared with" in _failed(verdict)[WHOLE].words
    assert verdict.can_be_forced


@pytest.mark.usefixtures("champion")
def test_without_its_exam_no_verdict_is_made_up(court: Court) -> None:
    class Missing:
        def load(self, _: Pokedex) -> None:
            raise UnusableDatasetError("exam", "it is missing")

    court.exam = Missing()  # type: ignore[assignment] # nothing else is asked of it
    candidate = court.add(harder_hit(_SURE))
    with pytest.raises(UnusableDatasetError):
        court.judge(candidate, Alias.PRODUCTION)

    assert court.registry.find(candidate.version).notes == {}


@pytest.mark.usefixtures("champion")
def test_a_verdict_is_noted_and_recalled_as_it_was(court: Court) -> None:
    candidate = court.add(harder_hit(_SURE))
    said = court.judge(candidate, Alias.PRODUCTION)

    assert court.recall(candidate) == said
    noted = NotedVerdict.on(court.registry.find(candidate.version), Alias.PRODUCTION)
    assert noted is not None
    assert noted.verdict == said
    assert NotedVerdict.on(court.registry.find(candidate.version), Alias.STAGING) is None


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"judged_at": 1}', '{"findings": [{}], "circumstances": {}}'])
def test_a_note_that_nobody_can_read_is_no_verdict(court: Court, note: str) -> None:
    candidate = court.add(harder_hit(_SURE))
    court.registry.note(candidate.version, {note_name(Alias.PRODUCTION): note})

    assert NotedVerdict.on(court.registry.find(candidate.version), Alias.PRODUCTION) is None
    with pytest.raises(NotJudgedError, match=f"model judge {candidate.version}"):
        court.recall(candidate)


def test_a_verdict_counts_only_against_the_champion_and_the_exam_of_today(court: Court, champion: ModelVersion) -> None:
    candidate, other = court.add(harder_hit(_SURE)), court.add(harder_hit(0.957))
    with pytest.raises(NotJudgedError, match="against version 1"):
        court.recall(candidate)
    court.judge(candidate, Alias.PRODUCTION)
    court.registry.point(Alias.PRODUCTION, other.version)
    with pytest.raises(NotJudgedError, match=f"against version {other.version}"):
        court.recall(candidate)
    court.registry.point(Alias.PRODUCTION, champion.version)
    assert court.recall(candidate).to is Alias.PRODUCTION
    court.exam_checksum = "another"
    with pytest.raises(NotJudgedError):
        court.recall(candidate)
    court.exam_checksum = ""
    court.pokedex = excerpt(court.pokedex)
    with pytest.raises(NotJudgedError):
        court.recall(candidate)


def test_what_was_damaged_since_is_refused_whatever_was_noted(court: Court) -> None:
    candidate = court.add(harder_hit(_SURE))
    court.judge(candidate, Alias.PRODUCTION)
    court.registry._artefacts[candidate.version] = ModelArtefact(files={})

    assert set(_failed(court.recall(candidate))) == {"files"}


def test_for_staging_a_candidate_is_tried_on_the_spot(court: Court) -> None:
    assert court.recall(court.add(harder_hit(_SURE)), Alias.STAGING).passed
    assert not court.recall(court.add(harder_hit(_UNSURE)), Alias.STAGING).passed


def test_one_is_judged_at_a_time(court: Court) -> None:
    candidate, recalling = court.add(harder_hit(_SURE)), court.recalling()
    with recalling.turnstile.turn(), pytest.raises(TooManySimulationsError):
        recalling(candidate, Alias.STAGING)


def test_progress_is_told_to_the_end(court: Court, champion: ModelVersion) -> None:
    told: list[float] = []
    court._judge(court.registry.find(champion.version), Alias.PRODUCTION, on_progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0
