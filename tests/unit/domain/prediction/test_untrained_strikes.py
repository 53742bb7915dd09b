from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import DEFAULT_LEVEL, choose_among, train
from app.domain.battle.lineup import untrained
from app.domain.battle.roster import enrol
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of
from app.domain.prediction import untrained_strikes
from app.domain.prediction.atlas import AtlasIndex
from app.domain.prediction.exchanges import exchanges
from app.domain.prediction.untrained_strikes import UntrainedStrikes, strikes_at_hand, work_out_strikes
from tests.contracts.pokedex_variants import excerpt, with_pokemon

if TYPE_CHECKING:
    from app.domain.battle.combatant import Contender
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="module")
def few(pokedex: Pokedex) -> Pokedex:
    return excerpt(pokedex)


@pytest.fixture
def _nothing_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrained_strikes, "_latest", [])


def contender(pokedex: Pokedex, slug: str, level: int = DEFAULT_LEVEL) -> Contender:
    return choose_among(pokedex, train(pokedex, pokemon=slug, level=level), [])


def test_each_move_does_to_everybody_what_it_does_when_it_is_worked_out_alone(few: Pokedex) -> None:
    known = UntrainedStrikes.of(AtlasIndex.of(few))
    fighters = [contender(few, one.slug) for one in few.pokemon if few.damaging_moves(one.slug)]
    attackers = enrol(few, fighters).rows
    for foe in fighters:
        defenders = untrained(few, np.full(len(attackers), few.pokemon_positions[foe.pokemon]), attackers.move)
        alone = strikes(tables_of(few), attackers, defenders, in_short=True).in_short()
        assert [strike for one in fighters for strike in known.look_up(one, one.moves, foe)] == alone


@pytest.mark.usefixtures("_nothing_at_hand")
def test_they_are_at_hand_once_they_are_worked_out_and_for_their_own_pokedex_alone(few: Pokedex) -> None:
    assert strikes_at_hand(few) is None
    work_out_strikes(AtlasIndex.of(few))
    known = strikes_at_hand(few)

    assert known is not None
    assert strikes_at_hand(replace(few)) is known
    assert strikes_at_hand(with_pokemon(few, "ditto", weight_hg=99)) is None
    work_out_strikes(AtlasIndex.of(few))
    assert strikes_at_hand(few) is known


@pytest.mark.usefixtures("_nothing_at_hand")
def test_an_exchange_is_the_same_whether_it_is_read_or_worked_out(few: Pokedex) -> None:
    pikachu, charizard = contender(few, "pikachu"), contender(few, "charizard")
    count = min(len(pikachu.moves), len(charizard.moves))
    asked = few, pikachu, charizard, pikachu.moves[:count], charizard.moves[-count:]
    worked_out = exchanges(*asked)
    work_out_strikes(AtlasIndex.of(few))

    assert exchanges(*asked) == worked_out
    assert len(worked_out) == count


def test_who_is_trained_strikes_and_is_struck_otherwise(few: Pokedex) -> None:
    work_out_strikes(AtlasIndex.of(few))
    pikachu, charizard = contender(few, "pikachu"), contender(few, "charizard")
    strong = contender(few, "pikachu", level=90)
    moves, replies = pikachu.moves[:1], charizard.moves[:1]
    ((strike, reply),) = exchanges(few, pikachu, charizard, moves, replies)
    ((harder, softer),) = exchanges(few, strong, charizard, moves, replies)

    assert harder.weakest > strike.weakest
    assert softer.foe_hp > reply.foe_hp
