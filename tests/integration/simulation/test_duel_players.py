from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import httpx
import numpy as np
import pytest

from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.application.ports.duel_player import SimulationTooLongError
from app.domain.battle.combatant import Combatant
from app.domain.battle.simulation import Engine
from app.infrastructure.simulation.compiled_duel_player import CompiledDuelPlayer
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_duel_player import ShowdownDuelPlayer
from app.presentation.api.application import create_api
from tests.contracts.duel_player_contract import DuelPlayerContract, a_duel
from tests.fakes.fake_api_container import FakeApiContainer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.application.ports.duel_player import DuelPlayer
    from app.domain.pokedex.pokedex import Pokedex

# Says its version, and misbehaves when it shall play.
MISBEHAVING = """
import { createInterface } from 'node:readline';
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, op, battles } = JSON.parse(line);
  if (op === 'version') return console.log(JSON.stringify({ id, rules: 'misbehaving' }));
  MISDEED
});
"""


@pytest.fixture(scope="module")
def reference(engine_folder: Path) -> Iterator[ShowdownDuelPlayer]:
    player = ShowdownDuelPlayer(engine_folder=engine_folder, workers=1, limit_seconds=30)
    yield player
    player.close()


@pytest.fixture(scope="module")
def own() -> CompiledDuelPlayer:
    return CompiledDuelPlayer(limit_seconds=30)


class TestCompiledDuelPlayer(DuelPlayerContract):
    @pytest.fixture
    def player(self, own: CompiledDuelPlayer) -> DuelPlayer:
        return own


class TestShowdownDuelPlayer(DuelPlayerContract):
    @pytest.fixture
    def player(self, reference: ShowdownDuelPlayer) -> DuelPlayer:
        return reference


def test_both_engines_play_alike_but_for_chance(
    pokedex: Pokedex, own: CompiledDuelPlayer, reference: ShowdownDuelPlayer
) -> None:
    theirs = reference.play(a_duel(pokedex), pokedex, battles=1000, seed=1)
    ours = own.play(a_duel(pokedex), pokedex, battles=100_000, seed=1)
    assert ours.max_hp == theirs.max_hp
    # Five standard errors of a thousand battles.
    assert ours.win_share == pytest.approx(theirs.win_share, abs=5 * (0.25 / 1000) ** 0.5)
    assert ours.mean_turns == pytest.approx(theirs.mean_turns, abs=5 * ours.turns.std() / 1000**0.5)
    for side in range(2):
        mine, his = ours.left_to_winner(side), theirs.left_to_winner(side)
        assert mine.mean() == pytest.approx(his.mean(), abs=5 * mine.std() / len(his) ** 0.5)


def test_the_simulator_of_whole_collections_plays_alike(pokedex: Pokedex, own: CompiledDuelPlayer) -> None:
    duel = a_duel(pokedex)
    in_sum = CompiledSimulator(pokedex=pokedex).simulate(duel, battles=100_000, seed=1)
    one_by_one = own.play(duel, pokedex, battles=100_000, seed=2)
    assert one_by_one.win_share == pytest.approx(in_sum.win_share[0], abs=5 * (2 * 0.25 / 100_000) ** 0.5)
    spread = one_by_one.turns.std() * (2 / 100_000) ** 0.5
    assert one_by_one.mean_turns == pytest.approx(in_sum.mean_turns[0], abs=5 * spread)


def test_a_sacrifice_that_fells_both_is_a_loss_with_no_hp_left(pokedex: Pokedex, own: CompiledDuelPlayer) -> None:
    bomb = Combatant(pokemon="electrode", move="explosion", level=100)
    weak = Combatant(pokemon="pidgey", move="tackle", level=2)
    played = own.play(a_duel(pokedex, bomb, weak), pokedex, battles=10, seed=1)
    assert played.wins == (0, 10)
    assert not played.hp.any()


def test_our_engine_stops_at_the_limit(pokedex: Pokedex) -> None:
    player = CompiledDuelPlayer(limit_seconds=1e-9)
    with pytest.raises(SimulationTooLongError, match="100,000 battles"):
        player.play(a_duel(pokedex), pokedex, battles=100_000, seed=1)


def test_a_program_that_hangs_is_stopped_at_the_limit_and_replaced(pokedex: Pokedex, tmp_path: Path) -> None:
    player = _player(tmp_path, "if (battles > 1) for (;;);" + _answer(1), limit_seconds=1.5)
    assert len(player.play(a_duel(pokedex), pokedex, battles=1, seed=1)) == 1
    began = time.monotonic()
    with pytest.raises(SimulationTooLongError, match=r"within 1\.5 s"):
        player.play(a_duel(pokedex), pokedex, battles=2, seed=1)
    assert time.monotonic() - began < 6
    assert len(player.play(a_duel(pokedex), pokedex, battles=1, seed=1)) == 1
    player.close()


@pytest.mark.parametrize(
    ("misdeed", "reason"),
    [
        ("process.exit(3);", "it ended with code 3"),
        ("console.log('what?');", "it answered 'what\\?'"),
        ("console.log(JSON.stringify({ id, error: 'no rocks' }));", "no rocks"),
        ("console.log(JSON.stringify({ id }));", "nonsense"),
        ("console.log(JSON.stringify({ id, results: [] }));", "nonsense"),
        ("console.log(JSON.stringify({ id, results: [[[0, 1, 2]]] }));", "nonsense"),
        ("console.log(JSON.stringify({ id, results: [[[0, 1, 100000, 0]]] }));", "nonsense"),
        ("console.log(JSON.stringify({ id, results: [[[2, 1, 1, 0]]] }));", "nonsense"),
    ],
)
def test_a_misdeed_is_told_with_the_duel(pokedex: Pokedex, tmp_path: Path, misdeed: str, reason: str) -> None:
    player = _player(tmp_path, misdeed)
    with pytest.raises(SimulationError, match=reason) as raised:
        player.play(a_duel(pokedex), pokedex, battles=1, seed=1)
    assert raised.value.duel == "snorlax body-slam v. machamp submission"
    player.close()


def test_a_missing_engine_says_how_to_get_it(pokedex: Pokedex, tmp_path: Path) -> None:
    player = ShowdownDuelPlayer(engine_folder=tmp_path, workers=1, limit_seconds=1)
    with pytest.raises(SimulatorUnavailableError, match=r"not installed\. Run `make engine`\."):
        player.play(a_duel(pokedex), pokedex, battles=1, seed=1)


def test_an_engine_that_does_not_start_tells_its_reason_to_operators_only(pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "engine.mjs").write_text("throw new Error('half an engine')", encoding="utf-8")
    player = ShowdownDuelPlayer(engine_folder=tmp_path, workers=1, limit_seconds=10)
    with pytest.raises(SimulatorUnavailableError, match="half an engine") as raised:
        player.play(a_duel(pokedex), pokedex, battles=1, seed=1)
    assert raised.value.reason == "it does not start"


def test_other_requests_go_on_while_battles_are_played(pokedex: Pokedex, own: CompiledDuelPlayer) -> None:
    container = FakeApiContainer(pokedex)
    container.players[Engine.OWN] = own
    # Fifty turns to each battle.
    feeble, solid = ({"pokemon": "gengar", "move": "lick", "level": 1}, {"pokemon": "cloyster", "move": "bide"})
    question = {"a": feeble, "b": {**solid, "level": 100, "allow_unlearnable": True}, "battles": 100_000, "seed": 1}
    ended: list[str] = []

    async def ask(client: httpx.AsyncClient, method: str, path: str, **content: Any) -> None:
        answer = await client.request(method, path, **content)
        assert answer.status_code == 200, answer.text
        ended.append(path)

    async def both() -> None:
        transport = httpx.ASGITransport(create_api(container, version="1.2.3"))
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            playing = asyncio.create_task(ask(client, "POST", "/v1/simulations", json=question))
            await asyncio.sleep(0.05)
            for _ in range(3):
                await ask(client, "GET", "/v1/natures")
            await playing

    asyncio.run(both())
    assert ended == ["/v1/natures"] * 3 + ["/v1/simulations"]


def _answer(battles: int) -> str:
    rows = np.tile([0, 1, 5, 0], (battles, 1)).tolist()
    return f"console.log(JSON.stringify({{ id, results: [{rows}] }}));"


def _player(folder: Path, misdeed: str, *, limit_seconds: float = 10) -> ShowdownDuelPlayer:
    (folder / "node_modules").mkdir()
    (folder / "engine.mjs").write_text(MISBEHAVING.replace("MISDEED", misdeed), encoding="utf-8")
    return ShowdownDuelPlayer(engine_folder=folder, workers=1, limit_seconds=limit_seconds)
