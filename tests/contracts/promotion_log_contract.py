from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.promotion_log import LostPromotionError, PromotionUnderWayError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Promotion, PromotionKind

if TYPE_CHECKING:
    from app.application.ports.promotion_log import PromotionLog

FIRST_AT = datetime(2026, 3, 1, 12, 30, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)


def promotion(version: str, *, hours: float = 0, to: Alias = Alias.PRODUCTION, before: str | None = None) -> Promotion:
    return Promotion(
        kind=PromotionKind.PROMOTION,
        to=to,
        version=version,
        semantic=f"1.0.{version}",
        checksum=f"checksum-{version}",
        before=before,
        by="Régis « the operator »",
        happened_at=FIRST_AT + hours * HOUR,
        reason="",
        figures={"log loss": -0.00012, "log loss, contested duels": 1 / 3},
    )


def enter(log: PromotionLog, *promotions: Promotion) -> None:
    for one in promotions:
        with log.entering(one):
            """Nothing has to be moved."""


class BlockFailedError(Exception):
    pass


class PromotionLogContract:
    """A test class inherits this and gives an empty `log`."""

    def test_at_first_nothing_has_happened(self, log: PromotionLog) -> None:
        assert tuple(log.history()) == ()
        assert log.count() == 0
        assert log.intention() is None
        assert log.at(Alias.PRODUCTION, FIRST_AT) is None

    def test_an_entry_is_valid_after_the_block_and_an_intention_in_it(self, log: PromotionLog) -> None:
        entry = promotion("1")
        with log.entering(entry):
            assert log.intention() == entry
            assert tuple(log.history()) == ()

        assert log.intention() is None
        assert tuple(log.history()) == (entry,)

    @pytest.mark.parametrize("kind", PromotionKind)
    def test_an_entry_comes_back_as_it_was(self, log: PromotionLog, kind: PromotionKind) -> None:
        plain = promotion("7", before="6")
        entry = replace(plain, kind=kind, is_forced=True, reason="I know « it »", objections=("worse", "slow: 9 µs"))
        enter(log, entry)

        assert tuple(log.history(Alias.PRODUCTION)) == (entry,)

    def test_the_newest_comes_first_place_by_place_and_page_by_page(self, log: PromotionLog) -> None:
        one, two, three = (promotion(str(number), hours=number) for number in (1, 2, 3))
        staged = promotion("9", hours=4, to=Alias.STAGING)
        enter(log, one, two, staged, three)

        assert tuple(log.history()) == (three, staged, two, one)
        assert tuple(log.history(Alias.PRODUCTION)) == (three, two, one)
        assert tuple(log.history(Alias.PRODUCTION, limit=1, offset=1)) == (two,)
        assert tuple(log.history(limit=None, offset=1)) == (staged, two, one)
        assert tuple(log.history(Alias.STAGING, offset=1)) == ()
        assert (log.count(), log.count(Alias.PRODUCTION), log.count(Alias.STAGING)) == (4, 3, 1)

    def test_who_held_a_place_at_a_time_is_known_for_ever(self, log: PromotionLog) -> None:
        one, two, staged = promotion("1"), promotion("2", hours=2), promotion("3", hours=1, to=Alias.STAGING)
        enter(log, one, staged, two)

        assert log.at(Alias.PRODUCTION, FIRST_AT - timedelta(microseconds=1)) is None
        assert log.at(Alias.PRODUCTION, FIRST_AT) == one
        assert log.at(Alias.PRODUCTION, FIRST_AT + 1.99 * HOUR) == one
        assert log.at(Alias.PRODUCTION, FIRST_AT + 2 * HOUR) == two
        assert log.at(Alias.PRODUCTION, FIRST_AT + 10_000 * HOUR) == two
        assert log.at(Alias.STAGING, FIRST_AT + 2 * HOUR) == staged

    def test_a_block_that_raises_leaves_an_intention_that_is_no_history(self, log: PromotionLog) -> None:
        entry = promotion("1")
        with pytest.raises(BlockFailedError), log.entering(entry):
            raise BlockFailedError

        assert log.intention() == entry
        assert tuple(log.history()) == ()
        assert log.at(Alias.PRODUCTION, FIRST_AT) is None

    @pytest.mark.parametrize("happened", [True, False])
    def test_an_intention_that_was_left_is_decided_once(self, log: PromotionLog, happened: bool) -> None:  # noqa: FBT001 - pytest gives it by name
        entry = promotion("1")
        with pytest.raises(BlockFailedError), log.entering(entry):
            raise BlockFailedError
        log.settle(entry, happened=happened)
        log.settle(entry, happened=not happened)

        assert log.intention() is None
        assert tuple(log.history()) == ((entry,) if happened else ())

    def test_one_promotion_is_under_way_at_a_time(self, log: PromotionLog) -> None:
        first, second = promotion("1"), replace(promotion("2"), by="somebody else")
        with log.entering(first), pytest.raises(PromotionUnderWayError, match="Régis") as raised, log.entering(second):
            raise AssertionError

        assert (raised.value.by, raised.value.began_at) == (first.by, first.happened_at)
        enter(log, second)
        assert tuple(log.history()) == (second, first)

    def test_another_intention_is_not_settled_by_mistake(self, log: PromotionLog) -> None:
        with log.entering(promotion("1")):
            log.settle(promotion("2"), happened=True)
            assert log.intention() == promotion("1")

        assert [one.version for one in log.history()] == ["1"]

    def test_one_that_was_settled_meanwhile_is_told_so(self, log: PromotionLog) -> None:
        entry = promotion("1")
        with pytest.raises(LostPromotionError, match="version 1"), log.entering(entry):
            log.settle(entry, happened=False)

        assert tuple(log.history()) == ()
