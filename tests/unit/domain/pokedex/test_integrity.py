from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.errors import InvalidPokedexError
from app.domain.pokedex.integrity import contradictions
from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.domain.pokedex.moves import MoveEffect
from app.domain.pokedex.names import Names
from app.domain.pokedex.stats import BaseStats
from app.domain.pokedex.type_chart import TypeChart
from tests.contracts.pokedex_variants import excerpt, with_move, with_pokemon

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex

NO_HP = BaseStats(hp=0, attack=1, defence=1, special_attack=1, special_defence=1, speed=1)
TWICE = MoveEffect(kind="burn", target="foe", chance=200, stat=None, value=None, value_max=None)


def with_multiplier(pokedex: Pokedex, multiplier: float) -> Pokedex:
    changed = {**pokedex.type_chart.multipliers, ("fire", "water"): multiplier}
    return replace(pokedex, type_chart=TypeChart(multipliers=changed))


def without_multiplier(pokedex: Pokedex) -> Pokedex:
    left = {pair: one for pair, one in pokedex.type_chart.multipliers.items() if pair != ("fire", "water")}
    return replace(pokedex, type_chart=TypeChart(multipliers=left))


def with_row(pokedex: Pokedex, move: str, level: int | None) -> Pokedex:
    row = LearnedMove(move=move, method=LearnMethod.LEVEL, level=level)
    return replace(pokedex, learnsets={**pokedex.learnsets, "pikachu": (row,)})


def without_learnset(pokedex: Pokedex) -> Pokedex:
    left = {slug: rows for slug, rows in pokedex.learnsets.items() if slug != "ditto"}
    return replace(pokedex, learnsets=left)


BREAKS: dict[str, Callable[[Pokedex], Pokedex]] = {
    "fire against water is 3": lambda one: with_multiplier(one, 3),
    "must have exactly one multiplier for fire against water": without_multiplier,
    "the types of pikachu: there is no 'light'": lambda one: with_pokemon(one, "pikachu", types=("light",)),
    "pikachu must have one or two different types": lambda one: with_pokemon(one, "pikachu", types=("fire", "fire")),
    "a base statistic of pikachu is 0": lambda one: with_pokemon(one, "pikachu", base_stats=NO_HP),
    "the species of pikachu: there is no 'mouse'": lambda one: with_pokemon(one, "pikachu", species="mouse"),
    "the pre-evolution of raichu: there is no 'mouse'": lambda one: with_pokemon(one, "raichu", evolves_from="mouse"),
    "the type of thunderbolt: there is no 'light'": lambda one: with_move(one, "thunderbolt", type="light"),
    "the accuracy of thunderbolt is 101": lambda one: with_move(one, "thunderbolt", accuracy=101),
    "thunderbolt hits 3 to 2 times": lambda one: with_move(one, "thunderbolt", min_hits=3, max_hits=2),
    "the chance of burn of thunderbolt is 200": lambda one: with_move(one, "thunderbolt", effects=(TWICE,)),
    "the learnset of pikachu: there is no 'sunbolt'": lambda one: with_row(one, "sunbolt", 1),
    "the level at which pikachu learns thunderbolt is 101": lambda one: with_row(one, "thunderbolt", 101),
    "ditto has no learnset": without_learnset,
    "a Pokémon stands twice": lambda one: replace(one, pokemon=(*one.pokemon, one.pokemon[0])),
    "the power of thunderbolt is -5, but must be at least 1": lambda one: with_move(one, "thunderbolt", power=-5),
    "the PP of thunderbolt is 0": lambda one: with_move(one, "thunderbolt", pp=0),
    "the priority of thunderbolt is 7, but must be -7 to 5": lambda one: with_move(one, "thunderbolt", priority=7),
    "the critical stage of thunderbolt is -1": lambda one: with_move(one, "thunderbolt", critical_stage=-1),
    "the evolution level of charizard is 500": lambda one: with_pokemon(one, "charizard", evolution_level=500),
    "the National Pokédex number of ditto is -3": lambda one: with_pokemon(one, "ditto", dex_number=-3),
    "charizard and ditto have the same National": lambda one: with_pokemon(one, "ditto", dex_number=6),
    "charmander evolves, in the end, from itself": lambda one: with_pokemon(
        one, "charmander", evolves_from="charizard", evolution_level=99
    ),
    "the height of ditto in dm is 0": lambda one: with_pokemon(one, "ditto", height_dm=0),
    "by level at level None, which does not fit": lambda one: with_row(one, "thunderbolt", None),
    "the Pokémon name 'Pikachu' stands for both": lambda one: with_pokemon(one, "ditto", showdown_name="Pikachu"),
    "must be a name: letters, at most 64": lambda one: with_pokemon(
        one, "ditto", names=Names(english="Ditto", french="\x1b[31mMétamorph")
    ),
    "stands for both": lambda one: with_pokemon(one, "ditto", names=Names(english="Pikachu", french="Ditto")),
}


@pytest.mark.parametrize(("problem", "break_it"), BREAKS.items(), ids=BREAKS.keys())
def test_a_contradiction_is_named(pokedex: Pokedex, problem: str, break_it: Callable[[Pokedex], Pokedex]) -> None:
    with pytest.raises(InvalidPokedexError) as caught:
        break_it(excerpt(pokedex))
    assert any(problem in sentence for sentence in caught.value.problems), caught.value.problems


def test_every_contradiction_is_named_at_once(pokedex: Pokedex) -> None:
    wrong = {"types": ("light",), "weight_hg": 0}
    with pytest.raises(InvalidPokedexError) as caught:
        with_pokemon(pokedex, "pikachu", **wrong)
    assert len(caught.value.problems) == 2
    assert all(problem in str(caught.value) for problem in caught.value.problems)


def test_the_bundled_pokedex_does_not_contradict_itself(pokedex: Pokedex) -> None:
    assert contradictions(pokedex) == []
