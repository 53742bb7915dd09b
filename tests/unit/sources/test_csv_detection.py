"""What spreadsheets write: their encodings and their delimiters."""

from __future__ import annotations

from itertools import chain
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_source import BrokenSourceError
from app.infrastructure.sources.csv_files.table import Dialect
from app.infrastructure.sources.own_files.detection import DELIMITERS, decoded, dialect_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon
    from app.domain.pokedex.type_chart import Type

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman")


def accented(pokedex: Pokedex) -> list[str]:
    kinds: list[Sequence[Type | Nature | Pokemon | Move]] = [
        pokedex.types,
        pokedex.natures,
        pokedex.pokemon,
        pokedex.moves,
    ]
    words = ["Défense", "Précision", "Spécial", "Français", "—", "½", "Flèche", "Überrest"]
    names = (name for entry in chain.from_iterable(kinds) for name in entry.names.known)
    return [*words, *(name for name in names if not name.isascii())]


def writable(text: str, encoding: str) -> bool:
    return text.encode(encoding, "ignore").decode(encoding) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_one_word_with_an_accent_is_enough_to_tell_the_encoding(pokedex: Pokedex, encoding: str) -> None:
    names = [name for name in accented(pokedex) if writable(name, encoding)]
    assert len(names) > 110
    for name in names:
        text = f"name;type_1;hp\r\nPikachu;fire;12\r\n{name};fire;12\r\n"
        assert decoded("pokemon.csv", text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_many_words_tell_the_encoding_too(pokedex: Pokedex, encoding: str) -> None:
    names = [name for name in accented(pokedex) if writable(name, encoding)]
    text = "nom,pv\r\n" + "".join(f"{name},{number}\r\n" for number, name in enumerate(names))
    assert decoded("pokemon.csv", text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_of_other_scripts_are_read(encoding: str) -> None:
    text = "name,japanese\r\nBulbasaur,フシギダネ\r\nNidoran♀,ニドラン♀\r\n"
    assert decoded("pokemon.csv", text.encode(encoding))[0] == text


def test_nothing_is_an_empty_text() -> None:
    assert decoded("pokemon.csv", b"")[0] == ""
    assert dialect_of("pokemon.csv", "") == Dialect()


def test_a_lone_nul_does_not_make_another_encoding_of_it() -> None:
    text = "name,hp\nPikachu,3\x005\nRaichu,60\n"
    assert decoded("pokemon.csv", text.encode()) == (text, "utf_8")


def test_what_is_no_text_is_refused() -> None:
    data = b"PK\x03\x04" + Random(1).randbytes(5000)
    with pytest.raises(BrokenSourceError, match=r"moves\.csv: is not text that can be read; save it as CSV in UTF-8"):
        decoded("moves.csv", data)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("rows", [0, 1, 18])
def test_the_delimiter_is_found_though_cells_hold_others(delimiter: str, rows: int) -> None:
    quoted = f'"Lame d\'Air{delimiter} ""x"""'
    text = f"nom{delimiter}PV{delimiter}Type 1\r\n" + f"{quoted}{delimiter}0,5{delimiter}d'Alola\r\n" * rows
    assert dialect_of("pokemon.csv", text) == Dialect(delimiter=delimiter, quote='"')


def test_decimal_commas_do_not_make_a_comma_the_delimiter() -> None:
    text = "attaque;feu;eau;plante\n" + "feu;0,5;0,5;2\neau;2;0,5;0,5\nplante;0,5;2;0,5\n" * 6
    assert dialect_of("type_chart.csv", text).delimiter == ";"


def test_a_file_that_is_quoted_by_apostrophes_is_read_as_such() -> None:
    text = "'name','hp'\n" + "'Mr. Mime','40'\n'Abra, the first','25'\n" * 5
    assert dialect_of("pokemon.csv", text) == Dialect(delimiter=",", quote="'")


def test_a_file_of_one_column_is_told_by_its_header() -> None:
    with pytest.raises(BrokenSourceError, match=r"pokemon\.csv, line 1: 'name hp' is one column; put a comma"):
        dialect_of("pokemon.csv", "name hp\nPikachu 35\nRaichu 60\n")
