"""What holds of every battle, whatever the engine's throws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.moves import move_records
from app.domain.battle.engine.play import duel_seeds, play_duels, trace_duel
from app.domain.battle.engine.records import MOVE, STRUGGLE
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.draws import LESSONS, MIXTURES, draw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

BATTLES = 2000


@pytest.fixture(scope="module")
def moves(pokedex: Pokedex) -> NDArray[Any]:
    return move_records(pokedex.moves)


@pytest.fixture(scope="module")
def drawn(pokedex: Pokedex) -> Duels:
    return draw(pokedex, MIXTURES[LESSONS], 300, np.random.default_rng(2))[0]


def shares(tables: BattleTables, duels: Duels, *, battles: int = BATTLES, seed: int = 1) -> NDArray[np.float64]:
    tallies = play_duels(*matchups(tables, duels), duel_seeds(seed, len(duels)), battles, 0.0, 1.0)
    return np.asarray((tallies[:, 0] + tallies[:, 2] / 2) / tallies[:, :3].sum(axis=1))


def one_duel(pokedex: Pokedex, a: dict[str, Any], b: dict[str, Any]) -> Duels:
    return line_up_duels(pokedex, [(Combatant(**a), Combatant(**b))])


def test_hp_never_rises_above_full_nor_falls_below_zero(tables: BattleTables, drawn: Duels) -> None:
    fighters, known = matchups(tables, drawn)
    full = fighters["max_hp"]
    for row in range(len(drawn)):
        for share in (0.0, 0.2, 0.5, 0.9):
            hp = trace_duel(fighters[row], known[row], share, 60)[:-1]
            assert hp.min() >= 0
            assert (hp <= full[row]).all()
            assert (hp[:-1] > 0).all()


def test_a_battle_ends_with_one_winner(tables: BattleTables, drawn: Duels) -> None:
    tallies = play_duels(*matchups(tables, drawn), duel_seeds(1, len(drawn)), 50, 0.0, 1.0)
    assert (tallies[:, :2].sum(axis=1) == 50).all()
    assert (tallies[:, 2] == 0).all()
    assert (tallies[:, 3] >= 50).all()


def test_exchanging_the_sides_exchanges_the_shares(tables: BattleTables, drawn: Duels) -> None:
    there, back = shares(tables, drawn), shares(tables, drawn.swapped(), seed=2)
    np.testing.assert_allclose(there, 1 - back, atol=5 * np.sqrt(2 * 0.25 / BATTLES))


def test_a_duel_is_played_the_same_whatever_is_beside_it(tables: BattleTables, drawn: Duels) -> None:
    fighters, known = matchups(tables, drawn)
    seeds = duel_seeds(7, len(drawn))
    together = play_duels(fighters, known, seeds, 20, 0.0, 1.0)
    alone = [
        play_duels(fighters[row : row + 1], known[row : row + 1], seeds[row : row + 1], 20, 0.0, 1.0)[0]
        for row in range(20)
    ]
    assert np.array_equal(together[:20], alone)


def test_playing_stops_once_the_share_is_known_well_enough(tables: BattleTables, drawn: Duels) -> None:
    doubt = 0.002
    tallies = play_duels(*matchups(tables, drawn), duel_seeds(1, len(drawn)), 100_000, doubt, 1.0)
    battles = tallies[:, :3].sum(axis=1)
    share = (tallies[:, 0] + 1) / (battles + 2)
    left = np.sqrt(share * (1 - share)) / battles
    assert left.max() <= doubt
    assert battles.max() <= 0.5 / doubt + 1  # where each side wins half
    assert battles.min() < 80  # where one side always wins


def test_a_higher_level_never_hurts(pokedex: Pokedex, tables: BattleTables) -> None:
    foe = {"pokemon": "snorlax", "move": "body-slam"}
    levels = [
        shares(tables, one_duel(pokedex, {"pokemon": "tauros", "move": "strength", "level": level}, foe))[0]
        for level in range(40, 71, 5)
    ]
    assert np.diff(levels).min() >= -5 * np.sqrt(2 * 0.25 / BATTLES)
    assert levels[-1] - levels[0] > 0.9


def test_more_attack_never_hurts(pokedex: Pokedex, tables: BattleTables) -> None:
    foe = {"pokemon": "snorlax", "move": "body-slam"}
    wins = []
    for points in (0, 50, 100, 200):
        tauros = {"pokemon": "tauros", "move": "strength", "avs": (0, points, 0, 0, 0, 0)}
        wins.append(shares(tables, one_duel(pokedex, tauros, foe))[0])
    assert np.diff(wins).min() >= -5 * np.sqrt(2 * 0.25 / BATTLES)
    assert wins[-1] > wins[0]


def test_who_cannot_hurt_the_other_struggles_in_the_end(pokedex: Pokedex, tables: BattleTables) -> None:
    duel = one_duel(pokedex, {"pokemon": "gengar", "move": "night-shade"}, {"pokemon": "snorlax", "move": "body-slam"})
    fighters, known = matchups(tables, duel)
    hp = trace_duel(fighters[0], known[0], 0.5, 60)[:-1]
    # Body Slam and Night Shade have 15 PP, 24 with PP Ups: then Struggle hurts both.
    assert hp[23].tolist() == fighters["max_hp"][0].tolist()
    assert (hp[24] < fighters["max_hp"][0]).all()


def test_every_damaging_move_has_a_record(pokedex: Pokedex, moves: NDArray[Any]) -> None:
    damaging = np.array([move.is_damaging for move in pokedex.moves])
    assert (moves["max_hits"][damaging] >= 1).all()
    assert (moves["pp"][damaging] >= 8).all()
    assert (moves["max_hits"][~damaging] == 0).all()


def test_struggle_is_known_to_everybody(tables: BattleTables, drawn: Duels) -> None:
    _, known = matchups(tables, drawn)
    assert known.dtype == MOVE
    assert known["is_struggle"][:, :, STRUGGLE].all()
    assert not known["is_struggle"][:, :, 1 - STRUGGLE].any()
