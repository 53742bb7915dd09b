"""Promotion and rollback, on fakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.model_places import OtherHolderError
from app.application.model_versions import UnknownVersionError, wanted_version
from app.application.ports.promotion_log import PromotionUnderWayError
from app.application.promote_model import AlreadyInPlaceError, MissingReasonError, PromotionRefusedError
from app.application.roll_back_model import NothingToRollBackError, RollbackImpossibleError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place, PromotionKind
from tests.contracts.promotion_log_contract import promotion
from tests.fakes.fake_judge import FAILED, PASSED, VITAL, FakeJudge
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.model_bench import ModelBench, artefact

if TYPE_CHECKING:
    from app.domain.registry.verdict import Finding


@pytest.fixture
def bench() -> ModelBench:
    bench = ModelBench()
    bench.register(4)
    return bench


def _holders(bench: ModelBench) -> dict[str, str]:
    return {alias: one.version for one in bench.registry.versions() for alias in one.aliases}


def test_a_version_goes_through_staging_into_production(bench: ModelBench) -> None:
    bench.promote("1", Place.STAGING, by="ash")
    assert _holders(bench) == {"staging": "1"}

    done = bench.promote("1", Place.PRODUCTION, by="ash", reason="the first")

    assert _holders(bench) == {"production": "1"}
    assert (done.promotion.by, done.promotion.reason, done.promotion.before) == ("ash", "the first", None)
    assert done.promotion.figures == {PASSED.test: PASSED.measured}
    assert tuple(bench.log.history(Alias.PRODUCTION)) == (done.promotion,)
    assert bench.judge.judged == [("1", Alias.STAGING), ("1", Alias.PRODUCTION)]
    assert "by ash" in bench.registry.find("1").notes["production"]


def test_previous_is_where_a_rollback_would_lead(bench: ModelBench) -> None:
    bench.bring("1", "2", "3")
    assert _holders(bench) == {"production": "3", "previous": "2"}

    back = bench.roll_back(by="ash", reason="odd answers")

    assert _holders(bench) == {"production": "2", "previous": "1"}
    assert (back.version, back.before, back.kind, back.reason) == ("2", "3", PromotionKind.ROLLBACK, "odd answers")
    assert bench.roll_back(by="ash").version == "1"
    assert _holders(bench) == {"production": "1"}
    with pytest.raises(NothingToRollBackError):
        bench.roll_back(by="ash")


def test_the_watch_rolls_back_with_what_it_measured(bench: ModelBench) -> None:
    bench.bring("1", "2")
    kind = PromotionKind.AUTOMATIC_ROLLBACK
    back = bench.roll_back(by="watch", reason="errors", kind=kind, figures={"error rate": 0.5})

    assert bench.log.at(Alias.PRODUCTION, datetime.now(UTC)) == back
    assert (back.kind, back.by, back.figures) == (kind, "watch", {"error rate": 0.5})


def test_several_who_watch_a_version_roll_it_back_once(bench: ModelBench) -> None:
    bench.bring("1", "2", "3")
    assert bench.roll_back(by="watch", failed="3").version == "2"
    with pytest.raises(OtherHolderError, match="Version 2"):
        bench.roll_back(by="watch", failed="3")

    assert _holders(bench) == {"production": "2", "previous": "1"}


def test_production_takes_only_what_is_in_staging(bench: ModelBench) -> None:
    with pytest.raises(PromotionRefusedError, match="staging first") as raised:
        bench.promote("1", Place.PRODUCTION, by="ash")

    assert [one.test for one in raised.value.verdict.failures] == ["staging"]
    assert _holders(bench) == {}


@pytest.mark.parametrize("finding", [FAILED, VITAL])
def test_a_refusal_says_what_failed_and_moves_nothing(bench: ModelBench, finding: Finding) -> None:
    bench.judge = FakeJudge(PASSED, finding)
    with pytest.raises(PromotionRefusedError, match=f"Version 2 may not enter staging: {finding.words}."):
        bench.promote("2", Place.STAGING, by="ash")

    assert (_holders(bench), tuple(bench.log.history()), bench.log.intention()) == ({}, (), None)


def test_who_forces_gives_a_reason_that_stands_with_the_objections(bench: ModelBench) -> None:
    bench.judge = FakeJudge(PASSED, FAILED)
    for reason in ("", "  "):
        with pytest.raises(MissingReasonError):
            bench.promote("2", Place.STAGING, by="ash", force=True, reason=reason)
    done = bench.promote("2", Place.STAGING, by="ash", force=True, reason="I know better")

    assert done.promotion.is_forced
    assert done.promotion.objections == (FAILED.words,)
    assert done.promotion.figures[FAILED.test] == FAILED.measured
    assert _holders(bench) == {"staging": "2"}


def test_what_cannot_answer_cannot_be_forced(bench: ModelBench) -> None:
    bench.judge = FakeJudge(VITAL)
    with pytest.raises(PromotionRefusedError):
        bench.promote("2", Place.STAGING, by="ash", force=True, reason="I know better")

    assert _holders(bench) == {}


def test_to_force_what_passes_is_no_force(bench: ModelBench) -> None:
    assert not bench.promote("2", Place.STAGING, by="ash", force=True, reason="to be sure").promotion.is_forced


def test_who_is_there_already_is_not_promoted_again(bench: ModelBench) -> None:
    bench.bring("1")
    with pytest.raises(AlreadyInPlaceError, match="Version 1 is in production already"):
        bench.promote("1", Place.PRODUCTION, by="ash")

    assert bench.log.count(Alias.PRODUCTION) == 1


@pytest.mark.parametrize(
    ("wanted", "found"), [("3", "3"), ("1.0.2", "3"), ("staging", "2"), ("production", "1"), ("newest", "4")]
)
def test_a_version_has_several_names(bench: ModelBench, wanted: str, found: str) -> None:
    bench.bring("1")
    bench.promote("2", Place.STAGING, by="ash")

    assert wanted_version(bench.registry, wanted).version == found


@pytest.mark.parametrize("wanted", ["9", "9.9.9", "previous", "", "latest", "1.0", "1.0.2.3"])
def test_a_version_that_there_is_not_is_named(bench: ModelBench, wanted: str) -> None:
    bench.bring("1")
    with pytest.raises(UnknownVersionError):
        wanted_version(bench.registry, wanted)


def test_where_there_is_no_version_none_is_the_newest() -> None:
    with pytest.raises(UnknownVersionError, match="newest"):
        wanted_version(FakeModelRegistry(), "newest")


def test_what_was_moved_without_us_is_written_down_and_can_be_returned_to(bench: ModelBench) -> None:
    bench.registry.point(Alias.PRODUCTION, "4")
    bench.bring("2")
    first, found = bench.log.history(Alias.PRODUCTION)

    assert (found.kind, found.version, found.by) == (PromotionKind.FOUND, "4", "unknown")
    assert first.before == "4"
    assert bench.roll_back(by="ash").version == "4"


def test_a_promotion_that_another_has_overtaken_is_refused(bench: ModelBench) -> None:
    bench.bring("1")
    late = replace(promotion("3", before="2"), happened_at=datetime.now(UTC))
    with pytest.raises(OtherHolderError, match="Version 1"):
        bench.places.move(late)

    assert bench.log.intention() is None
    assert _holders(bench) == {"production": "1"}


def test_while_one_is_under_way_nobody_else_begins(bench: ModelBench) -> None:
    bench.bring("1", "2")
    under_way = replace(promotion("3", before="2"), happened_at=datetime.now(UTC))
    with bench.log.entering(under_way):
        with pytest.raises(PromotionUnderWayError):
            bench.promote("4", Place.STAGING, by="ash")
        with pytest.raises(PromotionUnderWayError):
            bench.roll_back(by="ash")
        bench.registry.point(Alias.PRODUCTION, "3")

    assert bench.log.history(Alias.PRODUCTION)[0] == under_way


@pytest.mark.parametrize("has_moved", [True, False])
def test_an_intention_that_a_dead_process_left_is_decided_by_the_alias(bench: ModelBench, *, has_moved: bool) -> None:
    bench.bring("1", "2")
    left = replace(promotion("3", before="2"), happened_at=datetime.now(UTC))
    bench.log.entering(left).__enter__()
    if has_moved:
        bench.registry.point(Alias.PRODUCTION, "3")
    bench.now = left.happened_at + timedelta(seconds=61)
    bench.places.settle()

    assert bench.log.intention() is None
    present, before = ("3", "2") if has_moved else ("2", "1")
    assert bench.log.history(Alias.PRODUCTION)[0].version == present
    assert _holders(bench) == {"production": present, "previous": before}


class ForgetfulRegistry(FakeModelRegistry):
    """Has lost what a version consisted of, or keeps something else under its number."""

    def spoil(self, version: str, seed: int) -> None:
        self._artefacts[version] = artefact(seed)

    def lose(self, version: str) -> None:
        del self._artefacts[version]


def test_only_what_was_there_comes_back(bench: ModelBench) -> None:
    registry = ForgetfulRegistry()
    bench.registry = registry
    bench.register(2)
    bench.bring("1", "2")
    registry.spoil("1", seed=77)
    with pytest.raises(RollbackImpossibleError, match="not those that were in production"):
        bench.roll_back(by="ash")
    registry.lose("1")
    with pytest.raises(RollbackImpossibleError, match="does not have it any more"):
        bench.roll_back(by="ash")

    assert _holders(bench) == {"production": "2", "previous": "1"}
    assert bench.log.history(Alias.PRODUCTION)[0].version == "2"
