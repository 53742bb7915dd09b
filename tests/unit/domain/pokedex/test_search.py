from __future__ import annotations

import string
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pokedex.names import NameIndex, normalise
from app.domain.pokedex.search import containing, errors, resembling

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

WORD = st.text(alphabet=string.ascii_lowercase, max_size=12)


@pytest.mark.parametrize(
    ("sought", "name", "count"),
    [
        ("", "raichu", 0),
        ("raichu", "raichu", 0),
        ("raich", "raichu", 0),
        ("rachu", "raichu", 1),
        ("raaichu", "raichu", 1),
        ("raechu", "raichu", 1),
        ("riachu", "raichu", 1),
        ("rachu", "raichualola", 1),
        ("dracofeu", "dracaufeu", 2),
        ("raichu", "rai", 3),
        ("zzzz", "raichu", 4),
    ],
)
def test_errors_are_letters_changed_added_dropped_or_traded(sought: str, name: str, count: int) -> None:
    assert errors(sought, name) == count


@given(sought=WORD, rest=WORD)
def test_a_beginning_has_no_errors(sought: str, rest: str) -> None:
    assert errors(sought, sought + rest) == 0


@given(sought=WORD, name=WORD, letter=st.sampled_from(string.ascii_lowercase))
def test_a_further_letter_is_at_most_one_further_error(sought: str, name: str, letter: str) -> None:
    before, after = errors(sought, name), errors(sought + letter, name)

    assert before <= after <= before + 1 <= len(sought) + 1


def test_the_name_itself_comes_first_then_what_begins_with_it_then_what_contains_it() -> None:
    names = {"mrmime": "mr-mime", "mimejr": "mime-jr", "mime": "mime", "mew": "mew"}

    assert containing("mime", names) == ("mime", "mime-jr", "mr-mime")


def test_an_entry_counts_by_the_best_of_its_names_and_comes_once() -> None:
    names = {"alolanraichu": "alola", "raichualola": "alola", "raichu": "raichu"}

    assert containing("raichu", names) == ("raichu", "alola")
    assert resembling("rachu", names.items()) == ("alola", "raichu")


@pytest.mark.parametrize("sought", ["", "mw", "mww"])
def test_a_short_text_resembles_nothing(sought: str) -> None:
    assert resembling(sought, [("mew", "mew"), ("mewtwo", "mewtwo")]) == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("rachu", ("raichu", "raichu-alola")),
        ("dracofeu", ("charizard", "charizard-mega-x", "charizard-mega-y")),
        ("MEW", ("mew", "mewtwo", "mewtwo-mega-x", "mewtwo-mega-y")),
        ("Carapuse", ("squirtle",)),
        ("évol", ("eevee", "eevee-starter")),
        ("zzzz", ()),
        ("!?", ()),
        ("", ()),
    ],
)
def test_pokemon_are_found_by_any_name_even_a_misspelt_one(
    pokedex: Pokedex, wanted: str, found: tuple[str, ...]
) -> None:
    assert pokedex.pokemon_names.search(wanted) == found


@pytest.mark.parametrize(
    ("wanted", "first"), [("thunderbolr", "thunderbolt"), ("ice beem", "ice-beam"), ("eartquake", "earthquake")]
)
def test_moves_are_found_by_a_misspelt_name(pokedex: Pokedex, wanted: str, first: str) -> None:
    assert pokedex.move_names.search(wanted)[0] == first


def test_nothing_else_comes_along_where_a_name_contains_what_is_sought(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        sought = normalise(one.names.french)
        for slug in pokedex.pokemon_names.search(one.names.french):
            names = pokedex.get_pokemon(slug)
            every = (slug, names.showdown_id, names.showdown_name, *names.names.known)
            assert any(sought in normalise(name) for name in every)


def test_every_pokemon_and_move_is_the_first_that_each_of_its_names_finds(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        assert {pokedex.pokemon_names.search(name)[0] for name in (one.slug, *one.names.known)} == {one.slug}
    for move in pokedex.moves:
        assert {pokedex.move_names.search(name)[0] for name in (move.slug, *move.names.known)} == {move.slug}


@pytest.mark.parametrize("wanted", ["ピカチュウ", "ぴかちゅう", "ﾋﾟｶﾁｭｳ", "ピカ", "ぴかちゅ", "ピカチュオ", "Pikatschu"])
def test_japanese_is_found_in_either_script_and_german_too(wanted: str) -> None:
    index = NameIndex("Pokémon", {"muk": ["ベトベトン"], "pikachu": ["Pikachu", "ピカチュウ"]})

    assert index.search(wanted) == ("pikachu",)


def test_a_voiced_kana_is_another_letter() -> None:
    assert normalise("ば") == normalise("バ") == normalise("ﾊﾞ")
    assert len({normalise(kana) for kana in "はばぱ"}) == 3


@pytest.mark.parametrize(
    "wanted", ["a" * 100_000, "\ufdfa" * 64, "aeirnotlsu" * 6, "erianotslu", "raichualolaraichu", "eeee", "\x00" * 50]
)
def test_a_search_never_takes_long(pokedex: Pokedex, wanted: str) -> None:
    began = time.process_time()
    pokedex.move_names.search(wanted)
    pokedex.pokemon_names.search(wanted)

    assert time.process_time() - began < 0.25


@given(wanted=st.text(max_size=80))
def test_any_text_finds_each_entry_once_at_most(wanted: str) -> None:
    index = NameIndex("Pokémon", {"mew": ["Mew", "ミュウ"], "mewtwo": ["Mewtwo", "Mew Zwei"], "muk": ["Mux"]})
    found = index.search(wanted)

    assert len(set(found)) == len(found)
    assert set(found) <= {"mew", "mewtwo", "muk"}
