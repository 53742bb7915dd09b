from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.damage import HALF, ONE, STAB, times
from tests.unit.domain.examples import rolls_of_a_hit

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAGES = st.integers(-6, 6)
FACTS = st.fixed_dictionaries(
    {
        "level": st.integers(1, 100),
        "power": st.integers(1, 250),
        "attack": st.integers(4, 800),
        "defence": st.integers(4, 800),
        "stab": st.booleans(),
        "effectiveness": st.sampled_from([0.25, 0.5, 1.0, 2.0, 4.0]),
        "attack_stage": STAGES,
        "defence_stage": STAGES,
        "burned": st.booleans(),
        "screened": st.booleans(),
    }
)
# Small enough for sixteen bits whatever multiplies it.
MODEST = FACTS.map(lambda facts: facts | {"power": min(facts["power"], 40), "defence": max(facts["defence"], 300)})


def rolls(facts: dict[str, Any], *, critical: bool) -> NDArray[np.int64]:
    return np.array(rolls_of_a_hit(**facts, critical=critical))


@given(facts=MODEST, critical=st.booleans())
def test_the_rolls_ascend_and_take_at_least_one_point(facts: dict[str, Any], *, critical: bool) -> None:
    found = rolls(facts, critical=critical)
    assert found.shape == (16,)
    assert (np.diff(found) >= 0).all()
    assert found[0] >= 1


@given(facts=MODEST, critical=st.booleans(), more=st.integers(1, 50))
def test_more_power_or_attack_never_does_less_and_more_defence_never_more(
    facts: dict[str, Any], more: int, *, critical: bool
) -> None:
    plain = rolls(facts, critical=critical)
    for name in ("power", "attack"):
        assert (rolls(facts | {name: facts[name] + more}, critical=critical) >= plain).all()
    assert (rolls(facts | {"defence": facts["defence"] + more}, critical=critical) <= plain).all()


@given(facts=MODEST)
def test_a_critical_hit_never_does_less(facts: dict[str, Any]) -> None:
    assert (rolls(facts, critical=True) >= rolls(facts, critical=False)).all()


@given(facts=MODEST, critical=st.booleans())
def test_twice_as_effective_is_exactly_twice_the_damage_before_burn_and_screen(
    facts: dict[str, Any], *, critical: bool
) -> None:
    bare = facts | {"burned": False, "screened": False}
    once, twice, four_times = (rolls(bare | {"effectiveness": one}, critical=critical) for one in (1.0, 2.0, 4.0))
    np.testing.assert_array_equal(twice, 2 * once)
    np.testing.assert_array_equal(four_times, 4 * once)
    half, quarter = (rolls(bare | {"effectiveness": one}, critical=critical) for one in (0.5, 0.25))
    np.testing.assert_array_equal(half, np.maximum(once // 2, 1))
    np.testing.assert_array_equal(quarter, np.maximum(once // 4, 1))


@given(points=st.integers(0, 60_000), of_4096=st.sampled_from([HALF, STAB, ONE // 4, 2 * ONE, 5 * ONE // 4]))
def test_a_factor_multiplies_exactly_and_rounds_halves_down(points: int, of_4096: int) -> None:
    assert times(points, of_4096) == math.ceil(points * Fraction(of_4096, ONE) - Fraction(1, 2))


def test_factors_on_the_halves_that_matter() -> None:
    assert [times(points, STAB) for points in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [times(points, HALF) for points in range(6)] == [0, 0, 1, 1, 2, 2]
