from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.registry.promotion import PromotionKind
from app.domain.registry.way_back import way_back
from tests.contracts.promotion_log_contract import promotion

if TYPE_CHECKING:
    from app.domain.registry.promotion import Promotion

BACK = "rollback"


def _led_to(*steps: str) -> list[str | None]:
    """Return where a rollback would lead after each step: a promotion of a version, or a rollback."""
    history: list[Promotion] = []
    present, led = None, []
    for step in steps:
        target = way_back(history[::-1]) if step == BACK else step
        assert target is not None
        kind = PromotionKind.ROLLBACK if step == BACK else PromotionKind.PROMOTION
        history.append(replace(promotion(target, before=present), kind=kind))
        present = target
        led.append(way_back(history[::-1]))
    return led


@pytest.mark.parametrize(
    ("steps", "led"),
    [
        (("1",), [None]),
        (("1", "2"), [None, "1"]),
        (("1", "2", "3", BACK, BACK), [None, "1", "2", "1", None]),
        (("1", "2", BACK, "3"), [None, "1", None, "1"]),
        (("1", "2", "3", BACK, "4", BACK), [None, "1", "2", "1", "2", "1"]),
        (("1", "2", BACK, "2", BACK), [None, "1", None, "1", None]),
        (("1", "2", "1", BACK, BACK), [None, "1", "2", "1", None]),
    ],
)
def test_each_rollback_takes_back_the_newest_promotion_that_stands(
    steps: tuple[str, ...], led: list[str | None]
) -> None:
    assert _led_to(*steps) == led


def test_an_automatic_rollback_is_one_and_what_was_found_is_a_promotion() -> None:
    found = replace(promotion("2", before="1"), kind=PromotionKind.FOUND)
    third = promotion("3", before="2")
    automatic = replace(promotion("2", before="3"), kind=PromotionKind.AUTOMATIC_ROLLBACK)

    assert way_back([automatic, third, found]) == "1"


def test_without_a_history_there_is_no_way_back() -> None:
    assert way_back([]) is None
