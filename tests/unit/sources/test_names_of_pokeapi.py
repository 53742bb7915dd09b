"""Names in several languages, and which of them a Pokédex can bear."""

from __future__ import annotations

from app.infrastructure.sources.pokeapi.comparison import Claims
from app.infrastructure.sources.pokeapi.local_names import is_same_name, names_of
from app.infrastructure.sources.pokeapi.parts import LocalName, Reference


def said(**names: str) -> list[LocalName]:
    return [
        LocalName(name=name, language=Reference(name=code.replace("_", "-"), url="/language/1/"))
        for code, name in names.items()
    ]


def test_the_four_languages_are_taken_and_no_other() -> None:
    assert names_of(said(en="Absorb", fr="Vole-Vie", de="Absorber", ja="すいとる", it="Assorbimento")) == {
        "English name": "Absorb",
        "French name": "Vole-Vie",
        "Japanese name": "すいとる",
        "German name": "Absorber",
    }


def test_kana_stand_in_for_japanese_however_the_code_is_written() -> None:
    assert names_of(said(ja_Hrkt="すいとる")) == names_of(said(ja_hrkt="すいとる")) == {"Japanese name": "すいとる"}
    assert names_of(said(ja_Hrkt="かな", ja="漢字")) == {"Japanese name": "漢字"}


def test_an_empty_name_is_none() -> None:
    assert names_of(said(de=" ", ja="", ja_hrkt="すいとる")) == {"Japanese name": "すいとる"}


def test_apostrophes_and_spaces_of_print_make_no_other_name() -> None:
    assert is_same_name("Ball'Ombre", "Ball’Ombre")
    assert is_same_name("Farfetch’d", "Farfetch'd")
    assert is_same_name("Méga-Dracaufeu X", "Méga-Dracaufeu\N{NO-BREAK SPACE}X")
    assert is_same_name("E\N{COMBINING ACUTE ACCENT}voli", "Évoli")
    assert not is_same_name("Évoli", "Evoli")


def test_a_name_is_given_to_the_first_that_claims_it() -> None:
    claims = Claims({"ember": ("Ember", "Flammèche"), "fire-blast": ("Fire Blast",)})
    assert claims.claim("ember", "Glut")
    assert claims.claim("ember", "glut")
    assert not claims.claim("fire-blast", "GLUT")


def test_a_name_that_another_one_has_already_cannot_be_claimed() -> None:
    claims = Claims({"ember": ("Ember", "Flammèche"), "fire-blast": ("Fire Blast",)})
    assert not claims.claim("fire-blast", "flammeche")
    assert not claims.claim("fire-blast", "ember")
