"""The formula on examples worked out by hand. A plain attack makes 44 points, and 46 with the + 2."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.battle.damage import CRITICAL_ONE_IN, staged
from tests.unit.domain.examples import rolls_of_a_hit as rolls


def test_the_sixteen_rolls_are_85_to_100_percent() -> None:
    assert rolls() == [39, 39, 40, 40, 40, 41, 41, 42, 42, 43, 43, 44, 44, 45, 45, 46]


def test_the_published_example_of_glaceon_against_garchomp() -> None:
    # Level 75, Ice Fang (65) with STAB, Attack 123 against Defence 163, four times effective: 168 to 196.
    example: dict[str, Any] = {
        "level": 75,
        "power": 65,
        "attack": 123,
        "defence": 163,
        "stab": True,
        "effectiveness": 4.0,
    }
    assert (rolls(**example)[0], rolls(**example)[-1]) == (168, 196)
    critical = rolls(**example, critical=True)
    assert (critical[0], critical[-1]) == (244, 292)


@pytest.mark.parametrize(
    ("facts", "weakest", "strongest"),
    [
        ({}, 39, 46),
        ({"stab": True}, 58, 69),  # 58.5 rounds down
        ({"effectiveness": 0.25}, 9, 11),
        ({"effectiveness": 0.5}, 19, 23),
        ({"effectiveness": 2.0}, 78, 92),
        ({"effectiveness": 4.0}, 156, 184),
        ({"stab": True, "effectiveness": 2.0}, 116, 138),
        ({"burned": True}, 19, 23),
        ({"screened": True}, 19, 23),
        ({"burned": True, "screened": True}, 9, 11),  # 9.5 and 11.5, both down
        ({"critical": True}, 58, 69),
        ({"critical": True, "stab": True}, 87, 103),
        ({"critical": True, "screened": True}, 58, 69),  # goes through the screen
        ({"critical": True, "burned": True}, 29, 34),  # but not past the burn
        ({"level": 1}, 5, 6),
        ({"level": 100}, 73, 86),
        ({"power": 90}, 34, 41),  # 22 · 90 · 100 / 100 / 50 = 39.6
        ({"attack": 150}, 57, 68),
        ({"defence": 99}, 39, 46),  # 2222 / 50 = 44.4
    ],
)
def test_the_weakest_and_the_strongest_roll(facts: dict[str, Any], weakest: int, strongest: int) -> None:
    found = rolls(**facts)
    assert (found[0], found[-1]) == (weakest, strongest)


@pytest.mark.parametrize("effectiveness", [0.25, 0.5, 1.0, 2.0])
def test_the_weakest_of_hits_takes_one_point(effectiveness: float) -> None:
    # 2 points at most, of which a roll below 100 % leaves 1, and resistance nothing.
    feeble = rolls(level=1, power=10, attack=4, defence=900, effectiveness=effectiveness, screened=True)
    assert feeble[0] == 1
    assert min(feeble) == 1


def test_the_critical_multiplier_comes_after_the_plus_two() -> None:
    # 39 + 2 = 41, × 1.5 = 61.5, not 39 × 1.5 + 2 = 60.5.
    assert rolls(power=90, critical=True)[-1] == 61


class TestStages:
    @pytest.mark.parametrize(
        ("stage", "points"),
        [
            (-6, 25),
            (-5, 28),
            (-4, 33),
            (-3, 40),
            (-2, 50),
            (-1, 66),
            (0, 100),
            (1, 150),
            (2, 200),
            (3, 250),
            (4, 300),
            (5, 350),
            (6, 400),
        ],
    )
    def test_a_hundred_points_at_every_stage(self, stage: int, points: int) -> None:
        assert staged(100, stage) == points

    def test_the_attackers_stage_counts(self) -> None:
        assert rolls(attack_stage=1) == rolls(attack=150)
        assert rolls(attack_stage=-1) == rolls(attack=66)

    def test_the_defenders_stage_counts(self) -> None:
        assert rolls(defence_stage=2) == rolls(defence=200)
        assert rolls(defence_stage=-2) == rolls(defence=50)

    def test_a_critical_hit_ignores_what_would_weaken_it(self) -> None:
        assert rolls(attack_stage=-6, defence_stage=6, critical=True) == rolls(critical=True)
        assert rolls(attack_stage=-6, defence_stage=6)[-1] == 4

    def test_a_critical_hit_keeps_what_strengthens_it(self) -> None:
        assert rolls(attack_stage=2, critical=True) == rolls(attack=200, critical=True)
        assert rolls(defence_stage=-2, critical=True) == rolls(defence=50, critical=True)


def test_the_chance_of_a_critical_hit_rises_with_its_stage() -> None:
    assert CRITICAL_ONE_IN == (24, 8, 2, 1)
