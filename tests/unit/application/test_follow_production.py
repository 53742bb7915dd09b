from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from app.application.follow_production import FollowProduction
from app.application.model_in_service import ModelInService
from app.application.patience import Patience
from app.application.ports.model_cache import KeptModel, UnwritableCacheError
from app.application.ports.model_registry import DamagedModelError, NoSuchModelError, RegistryUnavailableError
from app.domain.registry.model_version import Alias
from tests.contracts.model_registry_contract import odd_artefact
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_model_cache import FakeModelCache
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.registered_models import registered

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import ModelVersion

AWAY = RegistryUnavailableError("it is away")


class SlowRegistry(FakeModelRegistry):
    """Answers when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.loaded: list[str] = []

    def load(self, version: str) -> ModelArtefact:
        self.loaded.append(version)
        return super().load(version)

    def aliased(self, alias: Alias) -> ModelVersion:
        assert self.may_answer.wait(5)
        return super().aliased(alias)


class Bench:
    """Three versions in a registry, none in production, and what follows it."""

    def __init__(self) -> None:
        self.registry, self.cache = SlowRegistry(), FakeModelCache()
        for seed in (1, 2, 3):
            registered(self.registry, f"run {seed}", odd_artefact(seed))
        self.bad: set[str] = set()
        """The versions that fail when they are prepared."""
        self.prepared: list[str] = []
        self.ended = 0
        self.follow = self.another_process()

    def another_process(self) -> FollowProduction[FakeBattlePredictor]:
        return FollowProduction(
            registry=self.registry,
            cache=self.cache,
            service=ModelInService(),
            prepare=self._prepare,
            end_old_work=self._end_old_work,
            patience=Patience(),
            wait_seconds=0.05,
            every_seconds=2,
        )

    def promote(self, version: str) -> None:
        self.registry.point(Alias.PRODUCTION, version)
        self.follow()

    @property
    def version(self) -> str:
        return self.follow.predictor().version

    def _prepare(self, model: KeptModel) -> FakeBattlePredictor:
        self.prepared.append(model.version)
        if model.version in self.bad:
            raise DamagedModelError(model.version, "it fails on a duel")
        return FakeBattlePredictor(version=model.version)

    def _end_old_work(self) -> None:
        self.ended += 1


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_first_who_asks_gets_the_model_in_production(bench: Bench) -> None:
    bench.registry.point(Alias.PRODUCTION, "2")

    assert bench.version == "2"
    assert bench.follow.service.trouble is None


def test_without_a_model_every_question_is_told_why_and_the_registry_is_asked_once(bench: Bench) -> None:
    for _ in range(2):
        with pytest.raises(NoSuchModelError, match="in production"):
            bench.follow.predictor()
    bench.registry.point(Alias.PRODUCTION, "1")
    with pytest.raises(NoSuchModelError):
        bench.follow.predictor()

    bench.follow()
    assert bench.version == "1"


def test_a_promotion_is_followed_with_the_next_look(bench: Bench) -> None:
    for version in ("1", "2", "3"):
        bench.promote(version)
        assert bench.version == version
        assert bench.cache.last_good() == KeptModel(version=version, artefact=odd_artefact(int(version)))


def test_a_look_that_finds_nothing_new_prepares_nothing(bench: Bench) -> None:
    bench.promote("1")
    served = bench.follow.service.served
    bench.follow()

    assert bench.prepared == ["1"]
    assert bench.follow.service.served is served


def test_the_way_back_needs_no_preparation_and_counts_from_nothing(bench: Bench) -> None:
    bench.promote("1")
    first = bench.follow.predictor()
    served = bench.follow.service.served
    assert served
    served.tally.count(failed=True)
    bench.promote("2")
    bench.promote("1")

    assert bench.follow.predictor() is first
    assert bench.prepared == ["1", "2"]
    back = bench.follow.service.served
    assert back
    assert back.tally.read() == (0, 0)


def test_what_was_done_for_the_model_before_ends(bench: Bench) -> None:
    bench.promote("1")
    bench.ended = 0
    bench.follow()
    assert bench.ended == 0
    bench.promote("2")
    assert bench.ended == 1


def test_a_model_that_fails_leaves_the_last_good_one_in_service(bench: Bench) -> None:
    bench.promote("1")
    bench.bad.add("2")
    for _ in range(3):
        with pytest.raises(DamagedModelError, match="fails on a duel"):
            bench.promote("2")

    assert bench.version == "1"
    assert isinstance(bench.follow.service.trouble, DamagedModelError)
    assert bench.follow.service.failed_tries("2") == 3
    assert bench.follow.service.failed_tries("1") == 0
    assert bench.cache.is_last_good("1", odd_artefact(1).checksum)

    bench.promote("3")
    assert bench.version == "3"
    assert bench.follow.service.trouble is None


def test_a_version_that_works_in_the_end_has_not_failed(bench: Bench) -> None:
    bench.promote("1")
    bench.bad.add("2")
    with pytest.raises(DamagedModelError):
        bench.promote("2")
    bench.bad.clear()
    bench.follow()

    assert bench.version == "2"
    assert bench.follow.service.failed_tries("2") == 0


def test_a_registry_that_goes_away_changes_nothing_but_what_is_said(bench: Bench) -> None:
    bench.promote("1")
    bench.registry.failure = AWAY
    with pytest.raises(RegistryUnavailableError):
        bench.follow()

    assert bench.version == "1"
    service = bench.follow.service
    assert (service.trouble, service.is_stand_in, service.failed_tries("1")) == (AWAY, False, 0)

    bench.registry.failure = None
    bench.follow()
    assert bench.follow.service.trouble is None


def test_without_the_registry_the_cached_model_answers_until_the_registry_confirms_it(bench: Bench) -> None:
    bench.promote("2")
    bench.registry.failure = AWAY
    other = bench.another_process()

    assert other.predictor().version == "2"
    assert (other.service.is_stand_in, other.service.trouble) == (True, AWAY)

    bench.registry.failure = None
    other()
    assert (other.service.is_stand_in, other.service.trouble) == (False, None)
    assert bench.prepared == ["2", "2"]


def test_a_model_that_was_never_good_is_stood_in_for(bench: Bench) -> None:
    bench.promote("1")
    bench.bad.add("2")
    bench.registry.point(Alias.PRODUCTION, "2")
    other = bench.another_process()

    assert other.predictor().version == "1"
    assert isinstance(other.service.trouble, DamagedModelError)


def test_with_neither_registry_nor_cache_the_registry_is_what_is_missing(bench: Bench) -> None:
    bench.registry.failure = AWAY
    with pytest.raises(RegistryUnavailableError, match="away"):
        bench.follow.predictor()


def test_a_damaged_cache_is_no_model(bench: Bench) -> None:
    bench.promote("1")
    bench.cache.damaged, bench.registry.failure = True, AWAY
    other = bench.another_process()
    with pytest.raises(RegistryUnavailableError):
        other.predictor()
    with pytest.raises(DamagedModelError, match="in the cache"):
        other()


def test_a_slow_registry_is_waited_for_only_where_nothing_else_can_answer(bench: Bench) -> None:
    bench.promote("1")
    bench.registry.may_answer.clear()
    other = bench.another_process()
    began = time.monotonic()

    assert other.predictor().version == "1"
    assert time.monotonic() - began < 2
    assert "within 0.05 s" in str(other.service.trouble)
    with pytest.raises(RegistryUnavailableError, match="within"):
        other()

    bench.registry.may_answer.set()
    assert _soon(other).trouble is None


def _soon(follow: FollowProduction[FakeBattlePredictor]) -> ModelInService[FakeBattlePredictor]:
    deadline = time.monotonic() + 5
    while follow.service.trouble and time.monotonic() < deadline:
        try:
            follow()
        except RegistryUnavailableError:
            continue
    return follow.service


def test_at_the_first_start_a_slow_registry_is_waited_for(bench: Bench) -> None:
    bench.registry.point(Alias.PRODUCTION, "1")
    bench.registry.may_answer.clear()
    threading.Timer(0.15, bench.registry.may_answer.set).start()

    assert bench.version == "1"


def test_files_that_are_in_the_cache_are_not_asked_of_the_registry(bench: Bench) -> None:
    bench.promote("1")
    bench.promote("2")
    bench.promote("3")
    bench.registry.loaded.clear()
    bench.promote("1")

    assert bench.version == "1"
    assert bench.registry.loaded == []


def test_what_cannot_be_kept_answers_all_the_same_and_is_kept_later(bench: Bench) -> None:
    bench.cache.failure = UnwritableCacheError("no space left on device")
    with pytest.raises(UnwritableCacheError):
        bench.promote("1")

    assert bench.version == "1"
    bench.cache.failure = None
    bench.follow()
    assert bench.cache.is_last_good("1", odd_artefact(1).checksum)


def test_an_exchange_is_never_seen_half_done(bench: Bench) -> None:
    bench.promote("1")
    seen: set[str] = set()
    enough = threading.Event()

    def ask() -> None:
        while not enough.is_set():
            seen.add(bench.follow.predictor().version)

    asking = [threading.Thread(target=ask) for _ in range(3)]
    for one in asking:
        one.start()
    for version in ("2", "1", "3", "2") * 10:
        bench.promote(version)
    enough.set()
    for one in asking:
        one.join()

    assert seen <= {"1", "2", "3"}


def _raising(failure: Exception) -> Callable[[], str]:
    def call() -> str:
        raise failure

    return call


def test_patience_hands_on_what_a_call_says_and_raises() -> None:
    patience = Patience()
    assert patience.wait_for(lambda: "said", seconds=1) == "said"
    with pytest.raises(ZeroDivisionError):
        patience.wait_for(_raising(ZeroDivisionError()), seconds=1)
    assert patience.wait_for(lambda: "again", seconds=1) == "again"


def test_patience_asks_nothing_more_while_a_call_hangs() -> None:
    patience, may_end, asked = Patience(), threading.Event(), []
    with pytest.raises(RegistryUnavailableError):
        patience.wait_for(lambda: may_end.wait(5), seconds=0.02)
    with pytest.raises(RegistryUnavailableError):
        patience.wait_for(lambda: asked.append(1), seconds=0.02)

    may_end.set()
    patience.wait_for(lambda: asked.append(2), seconds=1)
    assert asked == [2]
