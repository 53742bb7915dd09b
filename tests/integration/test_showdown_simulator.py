from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from tests.conftest import ROOT
from tests.contracts.battle_simulator_contract import BattleSimulatorContract, as_columns, some_duels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

ENGINE = ROOT / "app" / "infrastructure" / "simulation" / "showdown"

# Plays every duel to A's victory in two turns, and misbehaves where A's or B's Pokémon is the golem.
MISBEHAVING = """
import { createInterface } from 'node:readline';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, op, duels = [], battles } = JSON.parse(line);
  if (op === 'version') return console.log(JSON.stringify({ id, rules: 'misbehaving' }));
  if (duels.some(({ a, b }) => [a.pokemon, b.pokemon].includes('golem'))) { MISDEED }
  console.log(JSON.stringify({ id, results: duels.map(() => [battles, 0, 0, 2 * battles]) }));
});
"""
MISDEEDS = {
    "console.error('Oh no, a rock'); process.exit(3);": "it ended with code 3: Oh no, a rock",
    "for (;;);": "no answer within 5 s",
    "return console.log('what?');": "it answered 'what?'",
    "return console.log(JSON.stringify({ id: id + 1 }));": "it answered",
    "return console.log(JSON.stringify({ id, results: [[1, 2, 3, 4]] }));": "it answered nonsense",
    "return console.log(JSON.stringify({ id, error: 'no rocks', duel: duels.length > 1 ? 4 : 0 }));": "no rocks",
}


@pytest.fixture(scope="module")
def simulator(pokedex: Pokedex) -> Iterator[ShowdownSimulator]:
    simulator = ShowdownSimulator(pokedex=pokedex, engine_folder=ENGINE, batch_size=3)
    yield simulator
    simulator.close()


class TestShowdownSimulator(BattleSimulatorContract):
    pass


def test_the_rules_version_names_the_release_and_the_mended_awakening_values(pokedex: Pokedex) -> None:
    simulator = ShowdownSimulator(pokedex=pokedex, engine_folder=ENGINE)
    assert re.fullmatch(r"showdown-\d+\.\d+\.\d+\+avs", simulator.rules_version)
    simulator.close()


def test_neither_workers_nor_batches_change_the_tallies(pokedex: Pokedex) -> None:
    tallies = []
    for workers, batch_size in ((1, 20), (2, 20), (2, 1), (1, 3)):
        simulator = ShowdownSimulator(pokedex=pokedex, engine_folder=ENGINE, workers=workers, batch_size=batch_size)
        tallies.append(as_columns(simulator.simulate(some_duels(pokedex), battles=40, seed=11)))
        simulator.close()
    assert tallies == [tallies[0]] * 4


@pytest.mark.parametrize(("misdeed", "reason"), MISDEEDS.items())
def test_a_misdeed_is_blamed_on_its_duel_and_forgotten(
    pokedex: Pokedex, tmp_path: Path, misdeed: str, reason: str
) -> None:
    simulator = _simulator(pokedex, tmp_path, MISBEHAVING.replace("MISDEED", misdeed))
    duels = some_duels(pokedex)
    with pytest.raises(SimulationError) as raised:
        simulator.simulate(duels, battles=10, seed=1)
    assert raised.value.duel == "golem explosion v. cloyster ice-beam"
    assert reason in raised.value.reason
    assert simulator.simulate(duels.take(slice(0, 4)), battles=10, seed=1).a_wins.tolist() == [10] * 4
    simulator.close()


def test_a_crash_that_does_not_come_back_is_forgiven(pokedex: Pokedex, tmp_path: Path) -> None:
    once = "if (duels.length > 1) process.exit(1);"
    simulator = _simulator(pokedex, tmp_path, MISBEHAVING.replace("MISDEED", once))
    assert simulator.simulate(some_duels(pokedex), battles=10, seed=1).a_wins.tolist() == [10] * 7
    simulator.close()


def test_a_missing_engine_says_how_to_get_it(pokedex: Pokedex, tmp_path: Path) -> None:
    with pytest.raises(SimulatorUnavailableError, match=r"not installed\. Run `make engine`\."):
        ShowdownSimulator(pokedex=pokedex, engine_folder=tmp_path).simulate(some_duels(pokedex), battles=1, seed=1)


def test_an_engine_that_does_not_start_is_no_duels_fault(pokedex: Pokedex, tmp_path: Path) -> None:
    with pytest.raises(SimulatorUnavailableError, match="half an engine"):
        _simulator(pokedex, tmp_path, "throw new Error('half an engine')").simulate(
            some_duels(pokedex), battles=1, seed=1
        )


def test_an_interruption_leaves_nothing_behind(pokedex: Pokedex) -> None:
    simulator = ShowdownSimulator(pokedex=pokedex, engine_folder=ENGINE, batch_size=1)

    def interrupt(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulator.simulate(some_duels(pokedex), battles=100, seed=1, on_progress=interrupt)
    assert len(simulator.simulate(some_duels(pokedex), battles=1, seed=1)) == 7
    simulator.close()


def _simulator(pokedex: Pokedex, folder: Path, program: str) -> ShowdownSimulator:
    (folder / "node_modules").mkdir()
    (folder / "engine.mjs").write_text(program, encoding="utf-8")
    return ShowdownSimulator(pokedex=pokedex, engine_folder=folder, timeout_seconds=5)
