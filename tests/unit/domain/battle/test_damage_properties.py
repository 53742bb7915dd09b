from __future__ import annotations

import math
from dataclasses import fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.damage import HALF, ONE, STAB, Attacks, damage_rolls, times
from tests.unit.domain.examples import attack, attacks_of

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
        "effectiveness": st.sampled_from([0.0, 0.25, 0.5, 1.0, 2.0, 4.0]),
        "attack_stage": STAGES,
        "defence_stage": STAGES,
        "halved_by_burn": st.booleans(),
        "screened": st.booleans(),
    }
)
# Small enough for sixteen bits whatever multiplies it.
MODEST = FACTS.map(lambda facts: facts | {"power": min(facts["power"], 40), "defence": max(facts["defence"], 300)})


def rolls(facts: dict[str, Any], *, critical: bool) -> NDArray[np.int64]:
    return np.asarray(damage_rolls(attack(**facts), critical=critical)[0])


@given(facts=MODEST, critical=st.booleans())
def test_the_rolls_ascend_and_take_at_least_one_point_unless_there_is_no_effect(
    facts: dict[str, Any], *, critical: bool
) -> None:
    found = rolls(facts, critical=critical)
    assert found.shape == (16,)
    assert (np.diff(found) >= 0).all()
    assert found[0] >= 1 if facts["effectiveness"] else not found.any()


@given(rows=st.lists(st.tuples(FACTS, st.booleans()), min_size=1, max_size=8))
def test_a_batch_of_attacks_is_as_many_batches_of_one(rows: list[tuple[dict[str, Any], bool]]) -> None:
    together = damage_rolls(attacks_of([facts for facts, _ in rows]), critical=np.array([crit for _, crit in rows]))
    for found, (facts, critical) in zip(together, rows, strict=True):
        np.testing.assert_array_equal(found, rolls(facts, critical=critical))


@given(facts=FACTS, critical=st.booleans())
def test_one_answer_for_all_rows_is_that_answer_for_each(facts: dict[str, Any], *, critical: bool) -> None:
    both = attacks_of([facts, facts])
    np.testing.assert_array_equal(
        damage_rolls(both, critical=critical), damage_rolls(both, critical=np.array([critical, critical]))
    )


def test_no_attacks_make_no_rolls() -> None:
    plain = attack()
    none = Attacks(**{field.name: getattr(plain, field.name)[:0] for field in fields(plain)})
    assert damage_rolls(none, critical=False).shape == (0, 16)


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
    bare = facts | {"halved_by_burn": False, "screened": False}
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
