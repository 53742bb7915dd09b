from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.engine.statistics import actual_stats, friendship_percent
from app.domain.pokedex.stats import STATS, BaseStats, Stat

NEUTRAL = (100,) * 6
TIMID = (100, 90, 100, 100, 100, 110)
ADAMANT = (100, 110, 100, 90, 100, 100)
MEW = (100,) * 6
PIKACHU = (35, 55, 40, 50, 50, 90)
ALAKAZAM = (55, 50, 45, 135, 95, 120)
MEWTWO = (106, 110, 90, 154, 90, 130)
CHANSEY = (250, 5, 5, 35, 105, 50)


@dataclass(frozen=True, kw_only=True)
class Grown:
    base: tuple[int, ...]
    level: int = 50
    ivs: tuple[int, ...] = (31,) * 6
    avs: tuple[int, ...] = (0,) * 6
    nature: tuple[int, ...] = NEUTRAL
    friendship: int = 0

    def stats(self) -> list[int]:
        (row,) = actual_stats(
            np.array([self.base]),
            level=np.array([self.level]),
            ivs=np.array([self.ivs]),
            avs=np.array([self.avs]),
            nature_percent=np.array([self.nature]),
            friendship=np.array([self.friendship]),
        )
        return [int(points) for points in row]


def six(lowest: int, highest: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(lowest, highest)] * 6)


NATURES = st.sampled_from([NEUTRAL, TIMID, ADAMANT])
ANYONE = st.builds(
    Grown,
    base=six(1, 255),
    level=st.integers(1, 100),
    ivs=six(0, 31),
    avs=six(0, 200),
    nature=NATURES,
    friendship=st.integers(0, 255),
)


@pytest.mark.parametrize(
    ("grown", "expected"),
    [
        # Without friendship and AVs, the values of any game of generations 3 to 7 without EVs.
        pytest.param(Grown(base=MEW), [175, 120, 120, 120, 120, 120], id="Mew at 50"),
        pytest.param(Grown(base=MEW, level=100), [341, 236, 236, 236, 236, 236], id="Mew at 100"),
        pytest.param(Grown(base=PIKACHU), [110, 75, 60, 70, 70, 110], id="Pikachu at 50"),
        pytest.param(Grown(base=PIKACHU, level=100), [211, 146, 116, 136, 136, 216], id="Pikachu at 100"),
        pytest.param(Grown(base=CHANSEY, level=100), [641, 46, 46, 106, 246, 136], id="Chansey at 100"),
        pytest.param(Grown(base=ALAKAZAM, nature=TIMID), [130, 63, 65, 155, 115, 154], id="timid Alakazam at 50"),
        pytest.param(Grown(base=MEW, level=1), [13, 7, 7, 7, 7, 7], id="Mew at 1"),
        pytest.param(Grown(base=MEW, ivs=(0,) * 6), [160, 105, 105, 105, 105, 105], id="Mew without IVs"),
        # Friendship: 120 becomes 122 (102 %) and 132 (110 %); AVs come after it.
        pytest.param(Grown(base=MEW, friendship=70), [175, 122, 122, 122, 122, 122], id="a wary Mew"),
        pytest.param(Grown(base=MEW, friendship=255), [175, 132, 132, 132, 132, 132], id="a friendly Mew"),
        pytest.param(
            # The best that Let's Go knows: 296 Speed, 325 with friendship, 525 with AVs.
            Grown(base=MEWTWO, level=100, friendship=255, avs=(200,) * 6),
            [553, 481, 437, 578, 437, 525],
            id="the best Mewtwo",
        ),
    ],
)
def test_a_known_pokemon_has_its_known_statistics(grown: Grown, expected: list[int]) -> None:
    assert grown.stats() == expected


def test_the_nature_counts_before_friendship() -> None:
    # 120 × 0.9 = 108, × 1.1 = 118; the other way around, 132 × 0.9 = 118 too, but 120 × 1.1 = 132, × 1.1 = 145.
    stats = Grown(base=MEW, nature=TIMID, friendship=255).stats()
    assert stats == [175, 118, 132, 132, 132, 145]


@given(grown=ANYONE, level=st.integers(1, 100))
def test_no_statistic_falls_with_the_level(grown: Grown, level: int) -> None:
    low, high = sorted((grown.level, level))
    below, above = (Grown(**(vars(grown) | {"level": one})).stats() for one in (low, high))
    assert all(one <= other for one, other in zip(below, above, strict=True))


@given(grown=ANYONE, ivs=six(0, 31))
def test_no_statistic_falls_with_its_iv(grown: Grown, ivs: tuple[int, ...]) -> None:
    best = tuple(max(pair) for pair in zip(grown.ivs, ivs, strict=True))
    better = Grown(**(vars(grown) | {"ivs": best})).stats()
    assert all(one <= other for one, other in zip(grown.stats(), better, strict=True))


@given(grown=ANYONE)
def test_an_av_is_exactly_one_point_of_its_own_statistic(grown: Grown) -> None:
    bare = Grown(**(vars(grown) | {"avs": (0,) * 6})).stats()
    assert [with_av - without for with_av, without in zip(grown.stats(), bare, strict=True)] == list(grown.avs)


@given(grown=ANYONE, nature=NATURES, friendship=st.integers(0, 255))
def test_neither_nature_nor_friendship_touches_hp(grown: Grown, nature: tuple[int, ...], friendship: int) -> None:
    other = Grown(**(vars(grown) | {"nature": nature, "friendship": friendship}))
    assert other.stats()[0] == grown.stats()[0]


@given(grown=ANYONE)
def test_every_statistic_stays_between_what_the_weakest_and_the_strongest_could_have(grown: Grown) -> None:
    weakest = Grown(base=(1,) * 6, level=1, ivs=(0,) * 6, nature=(90,) * 6).stats()
    strongest = Grown(
        base=(255,) * 6, level=100, ivs=(31,) * 6, avs=(200,) * 6, nature=(110,) * 6, friendship=255
    ).stats()
    assert weakest == [11, 4, 4, 4, 4, 4]
    assert strongest == [851, 860, 860, 860, 860, 860]
    assert all(low <= own <= high for low, own, high in zip(weakest, grown.stats(), strongest, strict=True))


@given(grown=st.lists(ANYONE, min_size=1, max_size=5))
def test_rows_do_not_influence_each_other(grown: list[Grown]) -> None:
    together = actual_stats(
        np.array([one.base for one in grown]),
        level=np.array([one.level for one in grown]),
        ivs=np.array([one.ivs for one in grown]),
        avs=np.array([one.avs for one in grown]),
        nature_percent=np.array([one.nature for one in grown]),
        friendship=np.array([one.friendship for one in grown]),
    )
    assert together.tolist() == [one.stats() for one in grown]


def test_friendship_gives_100_to_110_percent_in_eleven_steps() -> None:
    percents = np.array([friendship_percent(friendship) for friendship in range(256)])
    assert percents[[0, 25, 26, 70, 127, 128, 254, 255]].tolist() == [100, 100, 101, 102, 104, 105, 109, 110]
    assert set(np.diff(percents).tolist()) == {0, 1}


def test_the_order_of_the_statistics_is_that_of_the_base_statistics() -> None:
    base = BaseStats(hp=1, attack=2, defence=3, special_attack=4, special_defence=5, speed=6)
    assert base.as_tuple() == (1, 2, 3, 4, 5, 6)
    assert base.total == 21
    assert STATS == (
        Stat.HP,
        Stat.ATTACK,
        Stat.DEFENCE,
        Stat.SPECIAL_ATTACK,
        Stat.SPECIAL_DEFENCE,
        Stat.SPEED,
    )
