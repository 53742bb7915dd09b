"""Our arithmetic equals the engine's, and the engine that we made fast equals the one that its authors made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.conditions import Conditions
from app.domain.battle.lineup import line_up
from app.infrastructure.simulation.node_process import NodeProcess
from app.infrastructure.simulation.showdown_oracle import ShowdownOracle
from app.infrastructure.simulation.showdown_wire import as_wire
from tests.conftest import ROOT
from tests.damage_cases import DamageCases
from tests.random_combatants import damaging_moves, random_combatants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

ENGINE = ROOT / "app" / "infrastructure" / "simulation" / "showdown"


@pytest.fixture(scope="module")
def oracle(pokedex: Pokedex) -> Iterator[ShowdownOracle]:
    oracle = ShowdownOracle(pokedex=pokedex, engine_folder=ENGINE)
    yield oracle
    oracle.close()


def test_the_statistics_of_every_pokemon_are_the_engines(
    pokedex: Pokedex, tables: BattleTables, oracle: ShowdownOracle
) -> None:
    everyone = np.tile(np.arange(len(pokedex.pokemon)), 20)
    fighters = random_combatants(
        pokedex, np.random.default_rng(1), pokemon=everyone, move=np.resize(damaging_moves(pokedex), len(everyone))
    )
    np.testing.assert_array_equal(tables.stats(fighters), oracle.stats(fighters))


def test_the_damage_of_every_move_that_follows_the_formula_is_the_engines(
    pokedex: Pokedex, tables: BattleTables, oracle: ShowdownOracle
) -> None:
    cases = DamageCases.random(pokedex, count=5_000, seed=2)
    np.testing.assert_array_equal(cases.ours(tables), cases.theirs(oracle))


def test_damage_that_begins_at_nothing_again_is_the_engines(
    pokedex: Pokedex, tables: BattleTables, oracle: ShowdownOracle
) -> None:
    strong = Combatant(
        pokemon="grimer",
        move="explosion",
        level=70,
        nature="rash",
        friendship=23,
        ivs=(15, 2, 0, 2, 24, 1),
        avs=(0, 176, 0, 0, 114, 0),
    )
    weak = replace(strong, pokemon="dugtrio", level=1, nature="docile", friendship=185, ivs=(28, 14, 26, 25, 22, 10))
    case = DamageCases(
        attackers=line_up(pokedex, [strong]),
        defenders=line_up(pokedex, [weak]),
        critical=np.array([True]),
        conditions=Conditions.of(defence_stage=-6),
    )
    (rolls,) = case.ours(tables).tolist()
    assert (rolls[0], rolls[-1]) == (617, 65_491)
    assert [rolls] == case.theirs(oracle).tolist()


def test_the_fast_engine_throws_the_plain_ones_dice(pokedex: Pokedex) -> None:
    dice = np.random.default_rng(3)
    a, b = _pairs(pokedex, dice, rounds=5)
    seeds = dice.integers(0, 2**32, (len(a), 2)).tolist()
    sides = zip(as_wire(pokedex, a), as_wire(pokedex, b), seeds, strict=True)
    duels = [{"a": one, "b": other, "seed": seed} for one, other, seed in sides]
    proof = NodeProcess(ENGINE / "proof.mjs")
    results = proof.ask({"op": "compare", "duels": duels, "battles": 4}, timeout_seconds=120)["results"]
    proof.close()
    assert len(results) == len(duels)
    assert [duel for duel, (plain, fast) in zip(duels, results, strict=True) if plain != fast] == []


def _pairs(pokedex: Pokedex, dice: np.random.Generator, *, rounds: int) -> tuple[Combatants, Combatants]:
    """Return every damaging move, so many times, against a random one; a quarter are mirrors, whose speed ties."""
    moves = np.tile(damaging_moves(pokedex), rounds)
    users, foes = dice.integers(0, len(pokedex.pokemon), (2, len(moves)))
    a = random_combatants(pokedex, dice, pokemon=users, move=moves)
    b = random_combatants(pokedex, dice, pokemon=foes, move=dice.permutation(moves))
    for part in ("pokemon", "level", "nature", "friendship", "ivs", "avs"):
        getattr(b, part)[::4] = getattr(a, part)[::4]
    return a, b
