from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.pokedex.stats import STATS, Stat

if TYPE_CHECKING:
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.pokedex import Pokedex

NEUTRAL = {"hardy", "docile", "serious", "bashful", "quirky"}


def test_there_are_25_natures_and_5_are_neutral(pokedex: Pokedex) -> None:
    assert len(pokedex.natures) == 25
    assert {one.slug for one in pokedex.natures if one.increased is None} == NEUTRAL
    assert {one.slug for one in pokedex.natures if one.decreased is None} == NEUTRAL
    assert {one.slug for one in pokedex.natures if one.percents == (100,) * 6} == NEUTRAL


def test_every_other_nature_is_another_pair_of_two_statistics_without_hp(pokedex: Pokedex) -> None:
    pairs = {(one.increased, one.decreased) for one in pokedex.natures if one.slug not in NEUTRAL}
    raised = [stat for stat in STATS if stat is not Stat.HP]
    assert pairs == {(up, down) for up in raised for down in raised if up is not down}


def test_a_nature_raises_by_a_tenth_and_lowers_by_a_tenth(pokedex: Pokedex) -> None:
    for one in pokedex.natures:
        assert sorted(one.percents) == ([100] * 6 if one.slug in NEUTRAL else [90, 100, 100, 100, 100, 110])
        assert one.percent_of(Stat.HP) == 100


@pytest.mark.parametrize(
    ("slug", "up", "down"),
    [
        ("adamant", Stat.ATTACK, Stat.SPECIAL_ATTACK),
        ("modest", Stat.SPECIAL_ATTACK, Stat.ATTACK),
        ("timid", Stat.SPEED, Stat.ATTACK),
        ("jolly", Stat.SPEED, Stat.SPECIAL_ATTACK),
        ("calm", Stat.SPECIAL_DEFENCE, Stat.ATTACK),
        ("relaxed", Stat.DEFENCE, Stat.SPEED),
    ],
)
def test_a_known_nature_raises_and_lowers_what_players_know(pokedex: Pokedex, slug: str, up: Stat, down: Stat) -> None:
    nature = nature_called(pokedex, slug)
    assert nature.percent_of(up) == 110
    assert nature.percent_of(down) == 90
    assert nature.percents[STATS.index(up)] == 110
    assert nature.percents[STATS.index(down)] == 90


def nature_called(pokedex: Pokedex, slug: str) -> Nature:
    return pokedex.natures[pokedex.nature_positions[slug]]
