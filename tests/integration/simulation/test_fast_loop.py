"""The fast loop must equal the engine's own `Battle`, throw for throw; here where chance would seldom lead."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.infrastructure.simulation.node_process import NodeProcess
from app.infrastructure.simulation.showdown_wire import as_wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

# Whatever a move can leave behind, and whatever reacts to it: crossed with each other, by two of the same speed.
ODD_MOVES = [
    "baddy-bad",
    "bide",
    "body-slam",
    "bouncy-bubble",
    "brick-break",
    "clamp",
    "confusion",
    "counter",
    "dig",
    "dragon-tail",
    "facade",
    "fake-out",
    "fly",
    "foul-play",
    "freezy-frost",
    "glitzy-glow",
    "hyper-beam",
    "ice-beam",
    "mirror-coat",
    "outrage",
    "rage",
    "sappy-seed",
    "scald",
    "sizzly-slide",
    "skull-bash",
    "sparkly-swirl",
    "sucker-punch",
    "tri-attack",
    "twineedle",
    "u-turn",
]


@pytest.fixture(scope="module")
def proof(engine_folder: Path) -> Iterator[NodeProcess]:
    program = NodeProcess(engine_folder / "proof.mjs")
    yield program
    program.close()


def test_on_odd_moves_against_each_other(proof: NodeProcess, pokedex: Pokedex) -> None:
    pairs = [
        (Combatant(pokemon="mew", move=a), Combatant(pokemon="mew", move=b, level=level))
        for (a, b), level in zip(itertools.product(ODD_MOVES, ODD_MOVES), itertools.cycle([50, 50, 47]), strict=False)
    ]
    assert_equal_battles(proof, pokedex, line_up_duels(pokedex, pairs), battles=1)


def test_on_stalls(proof: NodeProcess, pokedex: Pokedex) -> None:
    gengar = Combatant(pokemon="gengar", move="lick")
    snorlax = Combatant(pokemon="snorlax", move="body-slam")
    mew = Combatant(pokemon="mew", move="dream-eater")
    pairs = [(a, b) for a in (gengar, snorlax, mew) for b in (gengar, snorlax, mew)]
    assert_equal_battles(proof, pokedex, line_up_duels(pokedex, pairs), battles=3)


def assert_equal_battles(proof: NodeProcess, pokedex: Pokedex, duels: Duels, *, battles: int) -> None:
    sides = zip(as_wire(pokedex, duels.a), as_wire(pokedex, duels.b), strict=True)
    wire = [{"a": a, "b": b, "seed": [number, 2024]} for number, (a, b) in enumerate(sides)]
    answer = proof.ask({"op": "compare", "duels": wire, "battles": battles}, timeout_seconds=300)
    assert "error" not in answer, answer
    for duel, (plain, fast) in zip(wire, answer["results"], strict=True):
        assert plain == fast, duel
