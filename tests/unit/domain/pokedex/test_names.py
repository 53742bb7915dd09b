from __future__ import annotations

import string
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UnknownNameError
from app.domain.pokedex.names import NameIndex, name_problem, normalise

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

WRITTEN = st.text(alphabet=string.ascii_letters + string.digits + "éèêëàâçîïôùûœŒÉÈ♀♂ -.'’_", max_size=30)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Mr. Mime", "mrmime"),
        ("M. Mime", "mmime"),
        ("Farfetch’d", "farfetchd"),
        ("Évoli", "evoli"),
        ("Nidoran♀", "nidoranf"),
        ("Nidoran♂", "nidoranm"),
        ("Bomb'Œuf", "bomboeuf"),
        ("Will-O-Wisp", "willowisp"),
        ("  PIKACHU\t", "pikachu"),
        ("Méga-Dracaufeu X", "megadracaufeux"),
        ("-.’", ""),
    ],
)
def test_a_name_is_reduced_to_what_players_cannot_write_differently(name: str, plain: str) -> None:
    assert normalise(name) == plain


@given(name=WRITTEN)
def test_case_and_the_way_of_writing_accents_do_not_matter(name: str) -> None:
    assert normalise(name.upper()) == normalise(name)
    assert normalise(unicodedata.normalize("NFD", name)) == normalise(name)
    assert normalise(normalise(name)) == normalise(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("pikachu", "pikachu"),
        ("PIKACHU", "pikachu"),
        ("Évoli", "eevee"),
        ("evoli", "eevee"),
        ("Mr. Mime", "mr-mime"),
        ("mr mime", "mr-mime"),
        ("m mime", "mr-mime"),
        ("farfetchd", "farfetchd"),
        ("Canarticho", "farfetchd"),
        ("nidoranf", "nidoran-f"),
        ("Nidoran♂", "nidoran-m"),
        ("raichualola", "raichu-alola"),
        ("Raichu-Alola", "raichu-alola"),
        ("Alolan Raichu", "raichu-alola"),
        ("raichu d’alola", "raichu-alola"),
        ("Charizard-Mega-X", "charizard-mega-x"),
        ("mega charizard x", "charizard-mega-x"),
        ("Méga-Dracaufeu X", "charizard-mega-x"),
        ("Partner Pikachu", "pikachu-starter"),
    ],
)
def test_a_pokemon_is_found_by_any_of_its_names(pokedex: Pokedex, name: str, slug: str) -> None:
    assert pokedex.get_pokemon(name).slug == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("thunderbolt", "thunderbolt"),
        ("Tonnerre", "thunderbolt"),
        ("Fatal-Foudre", "thunder"),
        ("eclair", "thunder-shock"),
        ("bombe oeuf", "egg-bomb"),
        ("Seismic  Toss", "seismic-toss"),
        ("uturn", "u-turn"),
        ("SEISME", "earthquake"),
    ],
)
def test_a_move_is_found_by_any_of_its_names(pokedex: Pokedex, name: str, slug: str) -> None:
    assert pokedex.get_move(name).slug == slug


def test_every_name_of_every_pokemon_leads_back_to_it(pokedex: Pokedex) -> None:
    for one in pokedex.pokemon:
        for name in (one.slug, one.showdown_id, one.showdown_name, one.names.english, one.names.french):
            assert pokedex.get_pokemon(name.upper()) is one, name


def test_every_name_of_every_move_leads_back_to_it(pokedex: Pokedex) -> None:
    for one in pokedex.moves:
        for name in (one.slug, one.showdown_id, one.names.english, one.names.french):
            assert pokedex.get_move(name.upper()) is one, name


def test_every_name_of_every_type_and_nature_leads_back_to_it(pokedex: Pokedex) -> None:
    for index, entries in ((pokedex.type_names, pokedex.types), (pokedex.nature_names, pokedex.natures)):
        for one in entries:
            found = {index.slug_of(name.upper()) for name in (one.slug, one.names.english, one.names.french)}
            assert found == {one.slug}


@pytest.mark.parametrize(
    ("name", "nearest"), [("pikachoo", "pikachu"), ("leviathor", "gyarados"), ("Gyrados", "gyarados")]
)
def test_an_unknown_name_comes_with_the_nearest_spelling_first(pokedex: Pokedex, name: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean") as caught:
        pokedex.get_pokemon(name)
    assert caught.value.did_you_mean[0] == nearest
    assert (caught.value.kind, caught.value.name) == ("Pokémon", name)


def test_nidoran_alone_is_either_of_two(pokedex: Pokedex) -> None:
    with pytest.raises(UnknownNameError) as caught:
        pokedex.get_pokemon("Nidoran")
    assert {"nidoran-f", "nidoran-m"} <= set(caught.value.did_you_mean)


@pytest.mark.parametrize("name", ["", " ", "...", "xyzzyqq", "皮卡丘", "qq" * 10_000])
def test_nonsense_is_unknown_and_has_no_suggestion(pokedex: Pokedex, name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        pokedex.get_move(name)
    assert caught.value.did_you_mean == ()
    assert "Did you mean" not in str(caught.value)
    assert len(str(caught.value)) < 150


@given(name=st.text(max_size=80))
def test_any_text_is_found_or_unknown_with_at_most_three_different_suggestions(name: str) -> None:
    index = NameIndex("Pokémon", {"mew": ["Mew"], "mewtwo": ["Mewtwo"], "mew-x": ["Mew X", "Mou X"], "muk": ["Mux"]})
    suggestions = index.nearest(name)
    assert len(set(suggestions)) == len(suggestions) <= 3
    try:
        found = index.slug_of(name)
    except UnknownNameError as error:
        found = None
        suggestions = error.did_you_mean
    assert found in {"mew", "mewtwo", "mew-x", "muk", None}
    assert set(suggestions) <= {"mew", "mewtwo", "mew-x", "muk"}


@pytest.mark.parametrize("name", ["Mr. Mime", "Nidoran♀", "M. Mime", "Farfetch’d", "ピカチュウ", "超能力", "x" * 64])
def test_what_can_be_shown_and_asked_for_is_a_name(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize(
    "name", ["", " ", "!?", "...", " Ember", "Ember\n", "two\nlines", "\x1b[31mEmber", "x" * 65, "Em\u202eber", "・…"]
)
def test_what_nobody_could_show_or_ask_for_is_no_name(name: str) -> None:
    assert name_problem(name) == (
        "must be a name: letters, at most 64 characters, on one line, without spaces around it"
    )
