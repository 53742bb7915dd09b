from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels

if TYPE_CHECKING:
    from app.application.ports.duel_player import DuelPlayer
    from app.domain.battle.duels import Duels
    from app.domain.battle.simulation import PlayedBattles
    from app.domain.pokedex.pokedex import Pokedex

SNORLAX, MACHAMP = Combatant(pokemon="snorlax", move="body-slam"), Combatant(pokemon="machamp", move="submission")


def a_duel(pokedex: Pokedex, a: Combatant = SNORLAX, b: Combatant = MACHAMP) -> Duels:
    return line_up_duels(pokedex, [(a, b)])


def as_lists(played: PlayedBattles) -> list[list[int]]:
    return [played.won_by.tolist(), played.turns.tolist(), *played.hp.T.tolist(), list(played.max_hp)]


class DuelPlayerContract:
    """A subclass gives the fixture `player`."""

    def test_its_rules_have_a_name(self, player: DuelPlayer) -> None:
        assert player.rules_version.strip()

    @pytest.mark.parametrize("battles", [1, 30])
    def test_every_battle_is_told(self, player: DuelPlayer, pokedex: Pokedex, battles: int) -> None:
        played = player.play(a_duel(pokedex), pokedex, battles=battles, seed=1)
        assert len(played) == battles
        assert played.turns.shape == (battles,)
        assert played.hp.shape == (battles, 2)
        assert sum(played.wins) + played.ties == battles
        assert (played.turns >= 1).all()

    def test_who_lost_has_no_hp_left_and_nobody_more_than_full(self, player: DuelPlayer, pokedex: Pokedex) -> None:
        played = player.play(a_duel(pokedex), pokedex, battles=200, seed=1)
        assert min(played.wins) > 0
        for side in range(2):
            assert (played.hp[played.won_by == 1 - side, side] == 0).all()
            assert (played.left_to_winner(side) > 0).any()
        assert (played.hp >= 0).all()
        assert (played.hp <= played.max_hp).all()

    def test_the_same_seed_plays_the_same_battles(self, player: DuelPlayer, pokedex: Pokedex) -> None:
        first, second = (player.play(a_duel(pokedex), pokedex, battles=50, seed=2**53 - 1) for _ in range(2))
        assert as_lists(first) == as_lists(second)

    def test_another_seed_plays_others(self, player: DuelPlayer, pokedex: Pokedex) -> None:
        first, second = (player.play(a_duel(pokedex), pokedex, battles=50, seed=seed) for seed in (7, 8))
        assert as_lists(first) != as_lists(second)

    def test_the_stronger_wins(self, player: DuelPlayer, pokedex: Pokedex) -> None:
        strong = Combatant(pokemon="snorlax", move="body-slam", level=100)
        weak = Combatant(pokemon="machamp", move="submission", level=2)
        played = player.play(a_duel(pokedex, strong, weak), pokedex, battles=100, seed=1)
        assert played.win_share > 0.9
        assert np.mean(played.turns) < 10

    def test_it_starts_again_after_closing(self, player: DuelPlayer, pokedex: Pokedex) -> None:
        before = player.play(a_duel(pokedex), pokedex, battles=10, seed=1)
        player.close()
        player.close()
        assert as_lists(player.play(a_duel(pokedex), pokedex, battles=10, seed=1)) == as_lists(before)
