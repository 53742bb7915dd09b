from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.pokedex.type_chart import MULTIPLIERS

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

IMMUNE = {
    ("normal", "ghost"),
    ("fighting", "ghost"),
    ("ghost", "normal"),
    ("electric", "ground"),
    ("ground", "flying"),
    ("psychic", "dark"),
    ("poison", "steel"),
    ("dragon", "fairy"),
}
RESISTS_ITSELF = {
    "fire",
    "water",
    "electric",
    "grass",
    "ice",
    "poison",
    "psychic",
    "dark",
    "steel",
}


def test_every_type_meets_every_type_once(pokedex: Pokedex) -> None:
    slugs = [one.slug for one in pokedex.types]
    assert len(set(slugs)) == 18
    assert set(pokedex.type_chart.multipliers) == {(a, b) for a in slugs for b in slugs}
    assert set(pokedex.type_chart.multipliers.values()) == set(MULTIPLIERS)


def test_exactly_eight_pairs_have_no_effect(pokedex: Pokedex) -> None:
    # Normal and Ghost are the only two that cannot touch each other.
    assert {pair for pair, multiplier in pokedex.type_chart.multipliers.items() if multiplier == 0} == IMMUNE
    assert {pair for pair in IMMUNE if pair[::-1] in IMMUNE} == {("normal", "ghost"), ("ghost", "normal")}


def test_which_types_resist_themselves_and_which_do_not(pokedex: Pokedex) -> None:
    own = {one.slug: pokedex.type_chart.multipliers[one.slug, one.slug] for one in pokedex.types}
    assert {slug for slug, multiplier in own.items() if multiplier == 0.5} == RESISTS_ITSELF
    assert {slug for slug, multiplier in own.items() if multiplier == 2} == {"ghost", "dragon"}


def test_the_chart_has_as_many_of_each_multiplier_as_generation_7(pokedex: Pokedex) -> None:
    found = list(pokedex.type_chart.multipliers.values())
    assert {one: found.count(one) for one in MULTIPLIERS} == {0: 8, 0.5: 61, 1: 204, 2: 51}


@pytest.mark.parametrize(
    ("attacking", "defending", "expected"),
    [
        ("electric", ("water", "flying"), 4),  # Thunderbolt on Gyarados
        ("electric", ("ground", "rock"), 0),
        ("ice", ("dragon", "flying"), 4),
        ("grass", ("fire", "flying"), 0.25),
        ("fighting", ("steel",), 2),
        ("fairy", ("dragon",), 2),
        ("ghost", ("steel",), 1),  # since generation 6
        ("dark", ("steel",), 1),
        ("bug", ("psychic",), 2),
        ("psychic", ("ghost",), 1),
        ("water", ("fire", "dragon"), 1),
        ("normal", ("normal",), 1),
    ],
)
def test_the_effectiveness_is_the_product_over_the_types(
    pokedex: Pokedex, attacking: str, defending: tuple[str, ...], expected: float
) -> None:
    assert pokedex.type_chart.effectiveness(attacking, defending) == expected
    assert pokedex.type_chart.effectiveness(attacking, defending[::-1]) == expected
