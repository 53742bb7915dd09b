from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.duels import Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import duel_seeds, play_duels
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.outlook.outlook import BY_TURN, MOST_TURNS, OF_PAIR, OF_SIDE, outlooks
from tests.conftest import ROOT
from tests.random_combatants import damaging_moves, random_combatants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

BATTLES = 20_000
UNDECIDED = 1e-3
"""An outlook ends when no more than this is open."""


def outlook(tables: BattleTables, duels: Duels) -> dict[str, NDArray[np.float64]]:
    """Return the columns by name; those of A begin with `a_`, those of B with `b_`."""
    columns = outlooks(*matchups(tables, duels)).T
    names = (*OF_PAIR, *(f"a_{name}" for name in OF_SIDE), *(f"b_{name}" for name in OF_SIDE))
    return dict(zip(names, columns, strict=True))


def engine(tables: BattleTables, duels: Duels, *, battles: int = BATTLES) -> tuple[NDArray[np.float64], ...]:
    """Return A's share of wins, and the mean number of turns."""
    tallies = play_duels(*matchups(tables, duels), duel_seeds(3, len(duels)), battles, 0.0, 1.0)
    return (tallies[:, 0] + tallies[:, 2] / 2) / battles, tallies[:, 3] / battles


def between(pokedex: Pokedex, *pairs: tuple[dict[str, Any], dict[str, Any]]) -> Duels:
    return line_up_duels(pokedex, [(Combatant(**a), Combatant(**b)) for a, b in pairs])


@pytest.fixture(scope="module")
def wild(pokedex: Pokedex) -> Duels:
    """Every damaging move ten times on either side, used by anybody."""
    dice = np.random.default_rng(9)
    moves = np.tile(damaging_moves(pokedex), 10)

    def side(move: NDArray[np.int64]) -> Combatants:
        pokemon = dice.integers(0, len(pokedex.pokemon), len(move))
        return random_combatants(pokedex, dice, pokemon=pokemon, move=move)

    return Duels(a=side(moves), b=side(dice.permutation(moves)))


@pytest.fixture(params=["plain", "mixed", "wild"])
def duels(request: pytest.FixtureRequest) -> Duels:
    some: Duels = request.getfixturevalue(request.param)
    return some


class TestAnyDuel:
    def test_every_column_is_finite_and_every_share_a_share(self, tables: BattleTables, duels: Duels) -> None:
        columns = outlook(tables, duels)
        for name, column in columns.items():
            assert np.isfinite(column).all(), name
            assert column.min() >= -1e-12, name
            if name != "turns":
                assert column.max() <= 1 + 1e-9, name

    def test_who_has_fallen_has_fallen(self, tables: BattleTables, duels: Duels) -> None:
        columns = outlook(tables, duels)
        for side in "ab":
            fallen = np.array([columns[f"{side}_felled_by_{turn}"] for turn in BY_TURN])
            assert (np.diff(fallen, axis=0) >= -1e-12).all()

    def test_a_blow_is_not_weaker_than_its_weakest_nor_stronger_than_its_strongest(
        self, tables: BattleTables, duels: Duels
    ) -> None:
        columns = outlook(tables, duels)
        for side in "ab":
            weakest, mean, strongest = (columns[f"{side}_{name}"] for name in ("weakest", "mean", "strongest"))
            assert (weakest <= mean + 1e-12).all()
            assert (mean <= strongest + 1e-12).all()
            assert (columns[f"{side}_deviation"] <= (strongest - weakest) / 2 + 1e-6).all()

    def test_it_takes_no_more_turns_than_it_may(self, tables: BattleTables, duels: Duels) -> None:
        columns = outlook(tables, duels)
        assert columns["turns"].max() <= MOST_TURNS
        assert columns["turns"][columns["open"] < 0.5].min() >= 1

    def test_each_row_stands_for_itself(self, tables: BattleTables, duels: Duels) -> None:
        fighters, moves = matchups(tables, duels)
        together = outlooks(fighters, moves)
        for row in range(0, len(duels), 101):
            alone = outlooks(fighters[row : row + 1], moves[row : row + 1])
            np.testing.assert_array_equal(alone[0], together[row])

    def test_it_points_where_the_engine_does(self, tables: BattleTables, duels: Duels) -> None:
        some = duels.take(slice(0, 1000))
        share, turns = engine(tables, some, battles=400)
        columns = outlook(tables, some)
        assert np.corrcoef(columns["wins"], share)[0, 1] > 0.96
        assert np.abs(columns["wins"] - share).mean() < 0.05
        assert np.median(np.abs(columns["turns"] - turns) / turns) < 0.05


def test_no_duels_have_no_outlook(tables: BattleTables, mixed: Duels) -> None:
    assert outlooks(*matchups(tables, mixed.take(slice(0, 0)))).shape == (0, len(OF_PAIR) + 2 * len(OF_SIDE))


@pytest.fixture(scope="module")
def contested(tables: BattleTables, plain: Duels) -> Duels:
    wins = outlook(tables, plain)["wins"]
    return plain.take(np.flatnonzero((wins > 0.02) & (wins < 0.98))[:700])


class TestMovesThatOnlyDamage:
    """The outlook of these is exact, but for what is left open at the end."""

    def test_the_chance_is_the_engines_share_but_for_chance(self, tables: BattleTables, contested: Duels) -> None:
        columns, (share, _) = outlook(tables, contested), engine(tables, contested)
        wins = columns["wins"]
        expected = wins * (1 - wins) / BATTLES
        assert len(contested) > 300
        assert columns["open"].max() < UNDECIDED
        assert (np.abs(wins - share) < 4.5 * np.sqrt(expected) + columns["open"] / 2).all()
        assert np.mean((wins - share) ** 2) / np.mean(expected) == pytest.approx(1, abs=0.1)

    def test_what_is_certain_is_certain(self, tables: BattleTables, plain: Duels) -> None:
        wins = outlook(tables, plain)["wins"]
        sure = plain.take(np.flatnonzero((wins == 0) | (wins == 1))[:300])
        assert len(sure) == 300
        share, _ = engine(tables, sure, battles=1000)
        assert (share == outlook(tables, sure)["wins"]).all()

    def test_it_takes_as_many_turns_as_in_the_engine(self, tables: BattleTables, contested: Duels) -> None:
        columns, (_, turns) = outlook(tables, contested), engine(tables, contested, battles=4000)
        np.testing.assert_allclose(columns["turns"], turns, rtol=0.03)
        assert columns["turns"].mean() == pytest.approx(turns.mean(), rel=0.002)

    def test_exchanging_the_sides_exchanges_the_answer(self, tables: BattleTables, plain: Duels) -> None:
        there, back = outlook(tables, plain), outlook(tables, plain.swapped())
        np.testing.assert_allclose(there["wins"], 1 - back["wins"], atol=1e-9)
        np.testing.assert_allclose(there["first"], 1 - back["first"], atol=0)
        for name in ("open", "turns"):
            np.testing.assert_allclose(there[name], back[name], atol=1e-7)
        for name in OF_SIDE:
            np.testing.assert_allclose(there[f"a_{name}"], back[f"b_{name}"], atol=1e-9)

    def test_a_mirror_is_even(self, tables: BattleTables, plain: Duels) -> None:
        mirrors = type(plain)(a=plain.a, b=plain.a)
        np.testing.assert_allclose(outlook(tables, mirrors)["wins"], 0.5, atol=1e-9)

    @pytest.mark.parametrize("foe_level", [35, 50, 65])
    def test_a_higher_level_never_hurts(self, pokedex: Pokedex, tables: BattleTables, foe_level: int) -> None:
        foe = {"pokemon": "snorlax", "move": "strength", "level": foe_level}
        pairs = [({"pokemon": "tauros", "move": "strength", "level": level}, foe) for level in range(1, 101)]
        wins = outlook(tables, between(pokedex, *pairs))["wins"]
        self._rises(wins)
        assert (wins[0], wins[-1]) == (0, 1)

    @pytest.mark.parametrize("stat", range(6))
    def test_no_statistic_hurts_its_owner(self, pokedex: Pokedex, tables: BattleTables, stat: int) -> None:
        foe = {"pokemon": "dodrio", "move": "strength"}
        pairs = []
        for points in range(0, 201, 4):
            avs = tuple(points if at == stat else 0 for at in range(6))
            pairs.append(({"pokemon": "tauros", "move": "strength", "avs": avs}, foe))
        wins = outlook(tables, between(pokedex, *pairs))["wins"]
        if stat in {0, 1, 2, 5}:  # the special ones do not count in a duel of physical moves
            self._rises(wins)
            assert wins[-1] > wins[0] + 0.05
        else:
            assert np.ptp(wins) == 0

    @staticmethod
    def _rises(wins: NDArray[np.float64]) -> None:
        # What is left open counts half, so that it may come out as much lower.
        assert np.diff(wins).min() >= -UNDECIDED


class TestWhereMovesDoMore:
    def test_exchanging_the_sides_hardly_changes_the_answer(self, tables: BattleTables, mixed: Duels) -> None:
        # Where both fall at the end of a turn by what afflicts them, the side that is called A is taken for the last
        # one standing; the engine asks who is faster. `in_order` always calls the same side A.
        there, back = outlook(tables, mixed)["wins"], outlook(tables, mixed.swapped())["wins"]
        away = np.abs(there + back - 1)
        assert away.max() < 0.05
        assert away.mean() < 0.0005

    @pytest.mark.parametrize("foe", ["body-slam", "explosion", "fissure", "take-down"])
    @pytest.mark.parametrize("pokemon", ["electrode", "golem"])
    def test_who_explodes_has_lost(self, pokedex: Pokedex, tables: BattleTables, pokemon: str, foe: str) -> None:
        exploding = {"pokemon": pokemon, "move": "explosion"}
        pairs = between(pokedex, (exploding, {"pokemon": "snorlax", "move": foe, "level": 40}))
        columns, (share, turns) = outlook(tables, pairs), engine(tables, pairs, battles=2000)
        assert columns["wins"][0] == share[0] == 0
        assert columns["open"][0] == 0
        assert columns["turns"][0] == 1 == pytest.approx(turns[0], abs=0.1)

    def test_of_two_who_explode_the_second_wins(self, pokedex: Pokedex, tables: BattleTables) -> None:
        fast, slow = ({"pokemon": one, "move": "explosion"} for one in ("electrode", "golem"))
        pairs = between(pokedex, (fast, slow), (slow, fast), (fast, fast))
        columns, (share, _) = outlook(tables, pairs), engine(tables, pairs, battles=2000)
        assert columns["wins"].tolist() == [0, 1, 0.5]
        np.testing.assert_allclose(share, columns["wins"], atol=0.05)

    def test_fake_out_strikes_once_and_then_only_struggle_does(self, pokedex: Pokedex, tables: BattleTables) -> None:
        pairs = between(
            pokedex,
            ({"pokemon": "persian", "move": "fake-out"}, {"pokemon": "snorlax", "move": "strength"}),
            ({"pokemon": "persian", "move": "fake-out", "level": 80}, {"pokemon": "caterpie", "move": "tackle"}),
            ({"pokemon": "persian", "move": "fake-out"}, {"pokemon": "golem", "move": "thunderbolt"}),
        )
        columns, (share, turns) = outlook(tables, pairs), engine(tables, pairs, battles=4000)
        np.testing.assert_allclose(columns["wins"], share, atol=0.05)
        np.testing.assert_allclose(columns["turns"], turns, rtol=0.1)
        assert columns["a_felled_by_1"][0] < 0.05  # Snorlax flinches
        assert columns["b_left"][0] > 0.5

    def test_what_has_no_effect_waits_for_struggle(self, pokedex: Pokedex, tables: BattleTables) -> None:
        pairs = between(
            pokedex,
            ({"pokemon": "gengar", "move": "night-shade"}, {"pokemon": "snorlax", "move": "body-slam"}),
            ({"pokemon": "pikachu", "move": "thunderbolt"}, {"pokemon": "golem", "move": "earthquake"}),
            ({"pokemon": "hypno", "move": "dream-eater"}, {"pokemon": "hypno", "move": "dream-eater", "level": 55}),
        )
        columns, (share, turns) = outlook(tables, pairs), engine(tables, pairs, battles=4000)
        np.testing.assert_allclose(columns["wins"], share, atol=0.03)
        np.testing.assert_allclose(columns["turns"], turns, rtol=0.1)
        assert columns["a_lands"].tolist() == [0, 0, 0]
        assert columns["turns"][0] > 24  # as many PP as they have

    @pytest.mark.parametrize(
        ("user", "move", "atol"),
        [
            ("dragonite", "hyper-beam", 0.08),
            ("vileplume", "solar-beam", 0.05),
            ("venusaur", "mega-drain", 0.05),
            ("tauros", "take-down", 0.05),
            ("raticate", "super-fang", 0.05),
            ("machamp", "superpower", 0.08),
            ("arbok", "wrap", 0.08),
            ("muk", "sludge-bomb", 0.05),
            ("hitmonlee", "high-jump-kick", 0.05),
            ("alakazam", "counter", 0.08),
            ("snorlax", "bide", 0.1),
        ],
    )
    def test_what_a_move_does_beside_its_damage_is_about_right(
        self, pokedex: Pokedex, tables: BattleTables, user: str, move: str, atol: float
    ) -> None:
        foes = (("nidoking", "earthquake"), ("starmie", "surf"), ("pidgeot", "wing-attack"), ("kangaskhan", "strength"))
        pairs = between(
            pokedex,
            *(
                ({"pokemon": user, "move": move}, {"pokemon": foe, "move": answer, "level": level})
                for foe, answer in foes
                for level in (35, 45, 50, 60)
            ),
        )
        share, _ = engine(tables, pairs, battles=4000)
        assert np.abs(outlook(tables, pairs)["wins"] - share).mean() < atol


PROGRAM = """
import json, sys
from pathlib import Path
import numpy as np
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.outlook.outlook import outlooks
from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.tables import tables_of
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
pokedex = BundledPokedexSource(Path("data/pokedex")).read().pokedex
pairs = [tuple(Combatant(pokemon=p, move=m, level=8) for p, m in pair) for pair in json.loads(sys.argv[1])]
print(json.dumps(outlooks(*matchups(tables_of(pokedex), line_up_duels(pokedex, pairs))).tolist()))
"""
PAIRS = (
    (("pikachu", "thunderbolt"), ("gyarados", "waterfall")),
    (("arbok", "wrap"), ("beedrill", "fury-attack")),
    (("machamp", "superpower"), ("raticate", "super-fang")),
    (("electrode", "explosion"), ("porygon", "tri-attack")),
)


def test_interpreted_it_is_the_same() -> None:
    def told(pairs: Sequence[object], **environ: str) -> NDArray[np.float64]:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, json.dumps(pairs)],
            cwd=ROOT,
            env=os.environ | environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return np.array(json.loads(done.stdout))

    np.testing.assert_allclose(told(PAIRS), told(PAIRS, NUMBA_DISABLE_JIT="1"), rtol=1e-9, atol=1e-12)
