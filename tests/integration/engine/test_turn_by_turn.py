"""With the same dice, our engine and the reference take the same HP in every turn, for every move."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import trace_duel
from app.domain.battle.engine.turn import TIE
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.infrastructure.simulation.node_process import NodeProcess
from app.infrastructure.simulation.showdown_wire import as_wire
from tests.conftest import ROOT
from tests.random_combatants import damaging_moves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

TURNS = 60
SIDES = {"a": 0, "b": 1, "": TIE}
# From all that can happen does, over single effects that do, to nothing does.
SHARES = (0.0, 0.03, 0.08, 0.15, 0.22, 0.32, 0.45, 0.6, 0.8, 0.93, 0.999)


@pytest.fixture(scope="module")
def reference() -> Iterator[NodeProcess]:
    process = NodeProcess(ROOT / "app" / "infrastructure" / "simulation" / "showdown" / "proof.mjs")
    yield process
    process.close()


@pytest.fixture(scope="module")
def duels(pokedex: Pokedex) -> Duels:
    """Every damaging move three times on either side, whoever uses it; levels, natures, IVs and AVs vary."""
    dice = np.random.default_rng(5)
    moves = np.tile(damaging_moves(pokedex), 3)
    drawn, _ = draw(pokedex, MIXTURES[LESSONS], len(moves), dice)
    return replace(drawn, a=replace(drawn.a, move=moves), b=replace(drawn.b, move=dice.permutation(moves)))


@pytest.mark.parametrize("share", SHARES)
def test_every_turn_takes_the_same_hp(
    pokedex: Pokedex, tables: BattleTables, duels: Duels, reference: NodeProcess, share: float
) -> None:
    fighters, moves = matchups(tables, duels)
    sides = zip(as_wire(pokedex, duels.a), as_wire(pokedex, duels.b), strict=True)
    question = {"op": "trace", "turns": TURNS, "duels": [{"a": a, "b": b, "share": share} for a, b in sides]}
    for row, (hp, winner) in enumerate(reference.ask(question, timeout_seconds=120)["results"]):
        ours = trace_duel(fighters[row], moves[row], share, TURNS).tolist()
        duel = f"{pokedex.moves[duels.a.move[row]].slug} v. {pokedex.moves[duels.b.move[row]].slug}"
        assert ours[:-1] == hp, duel
        assert ours[-1][0] == SIDES[winner], duel
