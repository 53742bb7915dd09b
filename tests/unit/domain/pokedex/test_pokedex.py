from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.errors import UnknownNameError
from app.domain.pokedex.names import Names

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


def test_the_positions_are_those_of_the_tuples(pokedex: Pokedex) -> None:
    for positions, entries in (
        (pokedex.nature_positions, pokedex.natures),
        (pokedex.pokemon_positions, pokedex.pokemon),
        (pokedex.move_positions, pokedex.moves),
    ):
        assert list(positions) == [one.slug for one in entries]
        assert list(positions.values()) == list(range(len(entries)))


def test_a_pokemon_can_learn_what_its_learnset_says(pokedex: Pokedex) -> None:
    assert pokedex.can_learn("pikachu", "thunderbolt")
    assert not pokedex.can_learn("pikachu", "surf")
    assert not pokedex.can_learn("pikachu", "no-such-move")


def test_the_fingerprint_is_that_of_the_facts(pokedex: Pokedex) -> None:
    first, *others = pokedex.pokemon
    renamed = replace(first, names=Names(english="Seed", french="Graine"))
    heavier = replace(first, weight_hg=first.weight_hg + 1)
    prints = [replace(pokedex, pokemon=(one, *others)).fingerprint for one in (first, renamed, heavier)]
    assert prints[0] == prints[1] == pokedex.fingerprint
    assert prints[2] != pokedex.fingerprint


@pytest.mark.parametrize(
    ("pokemon", "move"),
    [
        ("metapod", "tackle"),  # as Caterpie
        ("butterfree", "tackle"),  # two evolutions ago
        ("raichu", "double-kick"),  # as Pikachu
        ("beedrill-mega", "poison-sting"),  # as Weedle
    ],
)
def test_what_was_learnt_before_an_evolution_is_kept(pokedex: Pokedex, pokemon: str, move: str) -> None:
    assert pokedex.can_learn(pokemon, move)


def test_what_is_learnt_after_an_evolution_is_not_known_before(pokedex: Pokedex) -> None:
    assert pokedex.can_learn("butterfree", "gust")
    assert not pokedex.can_learn("caterpie", "gust")


def test_only_the_partner_learns_its_own_moves(pokedex: Pokedex) -> None:
    assert pokedex.can_learn("pikachu-starter", "zippy-zap")
    assert not pokedex.can_learn("pikachu", "zippy-zap")


def test_the_damaging_moves_are_learnt_playable_and_no_status_moves(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        for move in pokedex.damaging_moves(one.slug):
            assert pokedex.can_learn(one.slug, move.slug)
            assert move.playable
            assert move.category != "status"


def test_pika_papow_is_learnt_but_not_played(pokedex: Pokedex) -> None:
    assert pokedex.can_learn("pikachu-starter", "pika-papow")
    assert "pika-papow" not in [one.slug for one in pokedex.damaging_moves("pikachu-starter")]


def test_ditto_has_no_damaging_move(pokedex: Pokedex) -> None:
    assert pokedex.damaging_moves("ditto") == ()


def test_a_move_shows_the_first_effect_of_a_kind_or_none(pokedex: Pokedex) -> None:
    thunderbolt = pokedex.get_move("thunderbolt")
    paralysis = thunderbolt.effect("paralysis")
    assert paralysis is not None
    assert (paralysis.chance, paralysis.target) == (10, "foe")
    assert thunderbolt.effect("burn") is None


def test_what_is_unknown_says_of_which_kind_it_would_be(pokedex: Pokedex) -> None:
    for kind, index in (("type", pokedex.type_names), ("nature", pokedex.nature_names), ("move", pokedex.move_names)):
        with pytest.raises(UnknownNameError, match=f"No {kind} is called 'xyzzyqq' in Let's Go"):
            index.slug_of("xyzzyqq")
