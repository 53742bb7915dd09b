from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.order import OrderedMatchups, in_order
from app.domain.battle.engine.play import ANY_ERROR, NEVER, play_duels
from app.domain.battle.engine.records import FIGHTER, MOVE
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.explanation import Explanation, Reason, explain
from app.domain.prediction.facts import OF_FIGHTER, OF_MOVE, Fact
from app.domain.prediction.trades import Trades, by_role

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

PIKACHU, GYARADOS = (
    Combatant(pokemon="pikachu", move="thunderbolt"),
    Combatant(pokemon="gyarados", move="waterfall"),
)
BATTLES: Final = 40


@pytest.fixture(scope="module")
def drawn(pokedex: Pokedex) -> Duels:
    return draw(pokedex, MIXTURES[LESSONS], 25, np.random.default_rng(8))[0]


def played(duels: OrderedMatchups) -> NDArray[np.float64]:
    tallies = play_duels(duels.fighters, duels.moves, duels.seeds, BATTLES, NEVER, ANY_ERROR)
    return duels.order.share_of_a((tallies[:, 0] + tallies[:, 2] / 2) / BATTLES)


def records(tables: BattleTables, pokedex: Pokedex, a: Combatant, b: Combatant) -> tuple[NDArray[Any], NDArray[Any]]:
    return matchups(tables, line_up_duels(pokedex, [(a, b)]))


def explained(fighters: NDArray[Any], moves: NDArray[Any]) -> Explanation:
    """Explain what our engine makes of one duel in a few battles."""
    trades = Trades.of(fighters, moves)
    chances = played(trades.duels)
    return explain(trades, chances, answer=float(chances[-1]))


def test_every_field_that_a_duel_begins_with_is_part_of_one_fact() -> None:
    in_moves = [field for fields in OF_MOVE.values() for field in fields]
    in_fighters = [field for fields in OF_FIGHTER.values() for field in fields]
    names = FIGHTER.names or ()
    assert sorted(in_moves) == sorted(MOVE.names or ())
    assert sorted(in_fighters) == sorted(set(names[: names.index("pp") + 1]) - {"side"})
    assert set(OF_FIGHTER) | set(OF_MOVE) == set(Fact)


def test_the_points_add_up_to_the_answer(tables: BattleTables, drawn: Duels) -> None:
    for row in range(len(drawn)):
        duel = matchups(tables, drawn.take(slice(row, row + 1)))
        said = explained(*duel)
        assert said.win_probability == played(in_order(*duel))[0]
        assert 0.5 + sum(one.points for one in said.reasons) == pytest.approx(said.win_probability, abs=1e-12)
        assert all(-0.5 <= one.points <= 0.5 for one in said.reasons)


def test_exchanging_the_sides_turns_every_reason_around(tables: BattleTables, drawn: Duels) -> None:
    for row in range(len(drawn)):
        duel = drawn.take(slice(row, row + 1))
        there, back = (explained(*matchups(tables, one)) for one in (duel, duel.swapped()))
        turned = {one.fact: Reason(fact=one.fact, points=-one.points, a=one.b, b=one.a) for one in back.reasons}
        assert {one.fact for one in there.reasons} == set(turned)
        for one in there.reasons:
            assert replace(one, points=0) == replace(turned[one.fact], points=0)
            assert one.points == pytest.approx(turned[one.fact].points, abs=1e-12)


def test_the_strongest_reason_comes_first(tables: BattleTables, drawn: Duels) -> None:
    for row in range(len(drawn)):
        strength = [abs(one.points) for one in explained(*matchups(tables, drawn.take(slice(row, row + 1)))).reasons]
        assert strength == sorted(strength, reverse=True)


def test_a_mirror_has_no_reasons(tables: BattleTables, pokedex: Pokedex) -> None:
    said = explained(*records(tables, pokedex, PIKACHU, PIKACHU))
    assert said == Explanation(win_probability=0.5, reasons=())


def test_what_both_sides_share_is_no_reason(tables: BattleTables, pokedex: Pokedex) -> None:
    said = explained(*records(tables, pokedex, PIKACHU, replace(PIKACHU, avs=(0, 0, 0, 0, 0, 50))))
    (speed,) = said.reasons
    assert (speed.fact, speed.a, speed.b) == (Fact.SPEED, 112, 162)
    assert speed.points == said.win_probability - 0.5 < 0


def test_the_types_speak_for_pikachu_and_gyarados_is_the_stronger(tables: BattleTables, pokedex: Pokedex) -> None:
    reasons = {one.fact: one for one in explained(*records(tables, pokedex, PIKACHU, GYARADOS)).reasons}
    types, hp, attack = reasons[Fact.TYPE_EFFECTIVENESS], reasons[Fact.HP], reasons[Fact.ATTACK]
    assert (types.a, types.b) == (4, 1)
    assert types.points > 0.1
    assert hp.points < -0.1
    # Pikachu's Special Attack, and Gyarados's Attack.
    assert (attack.a, attack.b, attack.points < -0.1) == (71, 147, True)
    assert not {Fact.LEVEL, Fact.SAME_TYPE_BONUS, Fact.ACCURACY, Fact.PRIORITY} & set(reasons)


def test_numbers_that_a_player_does_not_know_are_none(tables: BattleTables, pokedex: Pokedex) -> None:
    toss = Combatant(pokemon="chansey", move="seismic-toss")
    swift = Combatant(pokemon="gengar", move="foul-play", level=60)
    numbers = {one.fact: (one.a, one.b) for one in explained(*records(tables, pokedex, toss, swift)).reasons}
    assert numbers[Fact.POWER] == (None, 95)
    assert numbers[Fact.ATTACK] == (None, None)
    assert numbers[Fact.EFFECTS] == (None, None)
    assert numbers[Fact.LEVEL] == (50, 60)
    assert numbers[Fact.TYPE_EFFECTIVENESS] == (0, 1)
    assert numbers[Fact.DEFENCE][1] is None


def test_what_changes_no_battle_has_no_points(tables: BattleTables, pokedex: Pokedex) -> None:
    fighters, moves = records(tables, pokedex, PIKACHU, replace(PIKACHU, avs=(0, 0, 0, 0, 0, 50)))
    fighters["pp"][0, 1] = moves["pp"][0, 1, 1] = 40
    points = {one.fact: one.points for one in explained(fighters, moves).reasons}
    assert points[Fact.SPEED] < 0
    assert points[Fact.EFFECTS] == 0


def test_the_duel_itself_stands_last_and_is_played_as_ever(tables: BattleTables, drawn: Duels) -> None:
    for row in range(len(drawn)):
        duel = matchups(tables, drawn.take(slice(row, row + 1)))
        own, trades = in_order(*duel), Trades.of(*duel)
        last = trades.duels.take(slice(len(trades) - 1, None))
        assert len(trades) == max(2 ** (len(trades.facts) - 1), 1)
        assert (last.fighters == own.fighters).all()
        assert (last.moves == own.moves).all()
        assert (trades.duels.seeds == own.seeds[0]).all()


def test_statistics_are_traded_by_what_they_do(tables: BattleTables, pokedex: Pokedex) -> None:
    fighters, moves = records(tables, pokedex, PIKACHU, GYARADOS)
    (pikachu, gyarados), roles = fighters[0], by_role(fighters, moves)
    assert roles["attack"].tolist() == [[pikachu.special_attack, gyarados.attack]]
    assert roles["defence"].tolist() == [[pikachu.defence, gyarados.special_defence]]
    assert (by_role(roles, moves) == fighters).all()


def test_an_answer_that_was_rounded_is_still_what_the_points_add_up_to(tables: BattleTables, pokedex: Pokedex) -> None:
    trades = Trades.of(*records(tables, pokedex, PIKACHU, GYARADOS))
    said = explain(trades, played(trades.duels), answer=0.25)
    assert said.win_probability == 0.25
    assert sum(one.points for one in said.reasons) == pytest.approx(-0.25, abs=1e-12)
