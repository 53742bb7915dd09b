from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.pokedex.differences import Difference, differences
from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.domain.pokedex.moves import MoveEffect
from app.domain.pokedex.names import Names
from app.domain.pokedex.stats import BaseStats, Stat
from tests.contracts.pokedex_variants import excerpt, renamed_pokemon, reversed_order, with_move, with_pokemon

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

SLOW_DITTO = BaseStats(hp=48, attack=48, defence=48, special_attack=48, special_defence=48, speed=1)
EFFECT = MoveEffect(kind="drain", target="self", chance=1, stat=None, value=1, value_max=None)


def told(ours: Pokedex, theirs: Pokedex) -> list[tuple[Any, ...]]:
    return [(one.kind, one.entry, one.fact, one.ours, one.theirs) for one in differences(ours, theirs)]


def test_a_pokedex_does_not_differ_from_itself_in_any_order(pokedex: Pokedex) -> None:
    assert differences(pokedex, reversed_order(pokedex)) == ()


@pytest.mark.parametrize(
    ("facts", "fact", "theirs"),
    [
        ({"names": Names(english="Ditto", french="Métamorphe")}, "French name", "Métamorphe"),
        ({"types": ("normal", "ghost")}, "second type", "ghost"),
        ({"weight_hg": 41}, "weight in hg", 41),
        ({"height_dm": None}, "height in dm", None),
        ({"sprite_url": "https://example.org/d.png"}, "sprite", "https://example.org/d.png"),
        ({"evolves_from": "mew"}, "evolves from", "mew"),
        ({"showdown_name": "Dittoo"}, "Showdown name", "Dittoo"),
        ({"variant": "x"}, "variant", "x"),
        (
            {"base_stats": BaseStats(hp=1, attack=48, defence=48, special_attack=48, special_defence=48, speed=48)},
            "hp",
            1,
        ),
    ],
)
def test_each_fact_of_a_pokemon_is_compared(pokedex: Pokedex, facts: dict[str, Any], fact: str, theirs: object) -> None:
    (found,) = differences(pokedex, with_pokemon(pokedex, "ditto", **facts))

    assert (found.kind, found.entry, found.fact, found.theirs) == ("pokemon", "ditto", fact, theirs)


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"power": None}, "power"),
        ({"accuracy": 5}, "accuracy"),
        ({"pp": 5}, "PP"),
        ({"priority": 1}, "priority"),
        ({"playable": False}, "playable"),
        ({"max_hits": 5}, "hits"),
        ({"flags": frozenset()}, "flags"),
        (
            {"effects": (MoveEffect(kind="drain", target="self", chance=1, stat=None, value=1, value_max=None),)},
            "effects",
        ),
    ],
)
def test_each_fact_of_a_move_is_compared(pokedex: Pokedex, facts: dict[str, Any], fact: str) -> None:
    assert [one.fact for one in differences(pokedex, with_move(pokedex, "tackle", **facts))] == [fact]


def test_another_nature_and_another_multiplier_are_told(pokedex: Pokedex) -> None:
    natures = tuple(replace(one, increased=Stat.SPEED) if one.slug == "adamant" else one for one in pokedex.natures)
    chart = replace(pokedex.type_chart, multipliers={**pokedex.type_chart.multipliers, ("fire", "water"): 2.0})

    assert told(pokedex, replace(pokedex, natures=natures, type_chart=chart)) == [
        ("type chart", "fire > water", "multiplier", 0.5, 2.0),
        ("nature", "adamant", "increased", "atk", "spe"),
    ]


def test_a_way_of_learning_is_told_per_move(pokedex: Pokedex) -> None:
    rows = (LearnedMove(move="transform", method=LearnMethod.LEVEL, level=5, learnt_by=None),)
    other = replace(pokedex, learnsets={**pokedex.learnsets, "ditto": rows})

    assert told(pokedex, other) == [("learnset", "ditto", "transform", "level 1", "level 5")]


def test_who_is_missing_is_told_once(pokedex: Pokedex) -> None:
    small = excerpt(pokedex, ("ditto",))
    renamed = renamed_pokemon(small, "ditto", "dittoo")

    assert told(small, renamed) == [
        ("pokemon", "ditto", "entry", "present", None),
        ("pokemon", "dittoo", "entry", None, "present"),
        ("learnset", "ditto", "entry", "present", None),
        ("learnset", "dittoo", "entry", None, "present"),
    ]


def test_a_difference_reads_as_a_sentence() -> None:
    one = Difference(kind="move", entry="absorb", fact="power", ours=40, theirs=None)

    assert str(one) == "move absorb, power: 40 here, nothing there"
