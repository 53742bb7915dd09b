"""The bundled files, when somebody has changed them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from app.application.ports.pokedex_source import BrokenSourceError, tell_nobody
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from app.infrastructure.sources.csv_files.layout import OTHER_NAMES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BUNDLED: Final = ROOT / "data" / "pokedex"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BUNDLED, tmp_path / "pokedex")


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "before", "after", "place"),
    [
        ("pokemon.csv", ",ivysaur,base,", ",ivysaur,giant,", "pokemon.csv, line 3, column form: 'giant': "),
        ("pokemon.csv", "poison,60,62,63,", "poison,60,62,x,", "pokemon.csv, line 3, column def: 'x': "),
        ("moves.csv", "absorb,absorb,Absorb,grass,special", "absorb,absorb,Absorb,grass,odd", "moves.csv, line 2, "),
        ("moves.csv", ",playable,", ",playful,", "moves.csv, line 2, column playful: 'true': "),
        ("learnsets.csv", ",start,12", ",start,twelve", "learnsets.csv, line 4, column level: 'twelve': "),
        ("learnsets.csv", "bulbasaur,", "bulbasore,", "learnsets.csv, column pokemon: 'bulbasore': is not in"),
        ("move_effects.csv", "absorb,1", "absorbed,1", "move_effects.csv, column move: 'absorbed': is not in"),
        ("sprites.csv", "ivysaur,", "ivy,", "sprites.csv, column pokemon: 'ivy': is not in"),
        (
            "type_chart.csv",
            "fire,1,0.5",
            "fire,1,4",
            "type_chart.csv, line 3, column fire: '4': must be 0, 0.5",
        ),
        (
            "natures.csv",
            "adamant,Adamant,atk,spa",
            "adamant,Adamant",
            "natures.csv, line 2: has 2 cells, but",
        ),
        ("french_names.csv", "type,fire,Feu\n", "", "french_names.csv: the type fire has no French name"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(folder: Path, name: str, before: str, after: str, place: str) -> None:
    change(folder / name, before, after)
    with pytest.raises(BrokenSourceError, match=re.escape(place)):
        BundledPokedexSource(folder).read()


def test_bytes_that_are_no_utf_8_are_told(folder: Path) -> None:
    (folder / "french_names.csv").write_bytes("kind,slug,name\ntype,fairy,Fée\n".encode("cp1252"))
    with pytest.raises(BrokenSourceError, match=r"french_names\.csv: is not UTF-8 text"):
        BundledPokedexSource(folder).read()


def test_files_that_are_missing_are_told_together(folder: Path) -> None:
    for name in ("types.csv", "moves.csv"):
        (folder / name).unlink()
    with pytest.raises(BrokenSourceError) as caught:
        BundledPokedexSource(folder).extract(offline=True, tell=tell_nobody)
    assert [str(one) for one in caught.value.problems] == ["types.csv: is missing", "moves.csv: is missing"]


def test_japanese_and_german_names_may_be_there(folder: Path) -> None:
    (folder / OTHER_NAMES).write_text("kind,slug,language,name\npokemon,mew,ja,ミュウ\n", encoding="utf-8")
    mew = BundledPokedexSource(folder).read().pokedex.get_pokemon("ミュウ")
    assert (mew.slug, mew.names.japanese, mew.names.german) == ("mew", "ミュウ", None)


def test_a_name_in_a_language_that_has_no_place_is_told(folder: Path) -> None:
    (folder / OTHER_NAMES).write_text("kind,slug,language,name\npokemon,mew,it,Mew\n", encoding="utf-8")
    with pytest.raises(BrokenSourceError, match=r"other_names\.csv, line 2, column language: 'it'"):
        BundledPokedexSource(folder).read()
