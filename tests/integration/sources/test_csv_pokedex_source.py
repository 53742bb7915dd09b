"""A user's own files, as spreadsheets write them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem, tell_nobody
from app.domain.errors import InvalidPokedexError
from app.domain.pokedex.differences import differences
from app.domain.pokedex.quality import examine
from app.infrastructure.sources.csv_files.csv_pokedex_exporter import CsvPokedexExporter
from app.infrastructure.sources.own_files.csv_pokedex_source import CsvPokedexSource
from tests.conftest import ROOT
from tests.fakes.fake_pokedex_source import FakePokedexSource
from tests.integration.sources.tables import (
    DELIMITERS,
    ENCODINGS,
    french_chart,
    french_moves,
    french_pokemon,
    read_records,
    write_records,
)

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.pokedex_source import Reading
    from app.domain.pokedex.pokedex import Pokedex

OWN: Final = ("pokemon.csv", "moves.csv", "type_chart.csv")


def read(folder: Path, bundled: Pokedex) -> Reading:
    return CsvPokedexSource(folder, bundled=FakePokedexSource(bundled)).read()


def broken(folder: Path, bundled: Pokedex) -> tuple[SourceProblem, ...]:
    with pytest.raises(BrokenSourceError) as caught:
        read(folder, bundled)
    return caught.value.problems


def changed(ours: Pokedex, theirs: Pokedex) -> set[tuple[str, str, object]]:
    return {(one.entry, one.fact, one.theirs) for one in differences(ours, theirs)}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_french_files_are_read_in_every_encoding_and_with_every_delimiter(
    pokedex: Pokedex, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    records = (french_pokemon(pokedex), french_moves(pokedex), french_chart(pokedex))
    for name, table in zip(OWN, records, strict=True):
        write_records(tmp_path / name, table, encoding=encoding, delimiter=delimiter)
    reading = read(tmp_path, pokedex)
    assert reading.pokedex == pokedex
    assert (reading.compared, reading.disagreements) == (0, ())


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp1252", ";"), ("mac_roman", ";"), ("utf-16", "\t")])
def test_what_was_exported_is_edited_in_a_spreadsheet_and_read_again(
    pokedex: Pokedex, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    CsvPokedexExporter().export(pokedex, tmp_path)
    pokemon, moves, chart = (read_records(tmp_path / name) for name in OWN)
    pokemon[1] |= {"hp": "70", "type_2": "—", "name_en": "Ivysaür", "french_name": "Herbizarre, l'aîné"}
    pokemon[0] |= {"french_name": ""}
    for row in pokemon[2:]:
        row["french_name"] = ""
    moves[0] |= {"power": "45", "category": "Physique", "type": "Électrik", "playable": "VRAI"}
    chart[1]["grass"] = "0.5" if encoding == "mac_roman" else "½"
    for row in chart:
        row |= {column: cell.replace(".", ",") for column, cell in row.items()}
    for name, table in zip(OWN, (pokemon[::-1], moves, chart), strict=True):
        write_records(tmp_path / name, table, encoding=encoding, delimiter=delimiter)

    found = read(tmp_path, pokedex).pokedex
    assert changed(pokedex, found) == {
        ("ivysaur", "hp", 70),
        ("ivysaur", "second type", None),
        ("ivysaur", "English name", "Ivysaür"),
        ("ivysaur", "French name", "Herbizarre, l'aîné"),
        ("absorb", "power", 45),
        ("absorb", "category", "physical"),
        ("absorb", "type", "electric"),
        ("fire > grass", "multiplier", 0.5),
    }
    assert [one.slug for one in found.pokemon] == [one.slug for one in pokedex.pokemon]
    assert examine(found).passed


def test_what_is_not_given_is_as_bundled(pokedex: Pokedex, tmp_path: Path) -> None:
    records = [row | {"weight_hg": "", "Taille (dm)": "5", "Nom français": ""} for row in french_pokemon(pokedex)]
    for row in records:
        del row["Type 2"]
    write_records(tmp_path / "pokemon.csv", records)
    found = read(tmp_path, pokedex).pokedex
    assert found == replace(pokedex, pokemon=tuple(replace(one, height_dm=5) for one in pokedex.pokemon))


def test_a_list_that_is_not_complete_is_no_pokedex_of_lets_go(pokedex: Pokedex, tmp_path: Path) -> None:
    write_records(tmp_path / "pokemon.csv", [row for row in french_pokemon(pokedex) if row["Nom"] != "Tauros"])
    write_records(tmp_path / "moves.csv", french_moves(pokedex)[1:])
    gates = examine(read(tmp_path, pokedex).pokedex).gates
    assert tuple(problem for gate in gates for problem in gate.problems) == (
        "there are 187 Pokémon, but Let's Go has 188",
        "there are 225 moves, but Let's Go has 226",
    )


def test_a_pokemon_that_others_come_from_cannot_be_left_out(pokedex: Pokedex, tmp_path: Path) -> None:
    kept = [row for row in french_pokemon(pokedex) if row["Nom"] not in {"Bulbizarre", "Dracaufeu"}]
    write_records(tmp_path / "pokemon.csv", kept)
    with pytest.raises(InvalidPokedexError) as caught:
        read(tmp_path, pokedex)
    assert set(caught.value.problems) == {
        "the pre-evolution of ivysaur: there is no 'bulbasaur'",
        "the species of charizard-mega-x: there is no 'charizard'",
        "the species of charizard-mega-y: there is no 'charizard'",
    }


def test_the_files_are_counted_and_hashed(pokedex: Pokedex, tmp_path: Path) -> None:
    source = CsvPokedexSource(tmp_path, bundled=FakePokedexSource(pokedex))
    told: list[tuple[int, int]] = []
    write_records(tmp_path / "moves.csv", french_moves(pokedex))
    first = source.extract(offline=True, tell=lambda _what, here, of: told.append((here, of)))
    write_records(tmp_path / "type_chart.csv", french_chart(pokedex))
    second = source.extract(offline=False, tell=lambda _what, here, of: told.append((here, of)))
    assert (source.name, first.documents, second.documents) == ("csv", 1, 2)
    assert first.sha256 != second.sha256
    assert told == [(1, 1), (1, 2), (2, 2)]


def test_all_mistakes_of_all_files_are_told_at_once(pokedex: Pokedex, tmp_path: Path) -> None:
    pokemon, moves, chart = french_pokemon(pokedex), french_moves(pokedex), french_chart(pokedex)
    pokemon[1] |= {"PV": "0", "Type 1": "Feuu"}
    pokemon[3] |= {"Nom": "Venusaur\nMega", "Vitesse": "fast"}
    pokemon[5] |= {"Nom": "Herbizarre"}
    pokemon[7] |= {"Type 2": "Feu"}
    moves[2] |= {"Nom": "Charge-Éclaire", "PP": "", "Catégorie": "magie"}
    chart[0] |= {"Feu": "4"}
    chart[3] |= {"Attaquant": "Eau"}
    for name, table in zip(OWN, (pokemon, moves, chart), strict=True):
        write_records(tmp_path / name, table, encoding="cp1252", delimiter=";")

    problems = broken(tmp_path, pokedex)
    assert [(one.file, one.line, one.column, one.value) for one in problems] == [
        ("pokemon.csv", 3, "Type 1", "Feuu"),
        ("pokemon.csv", 3, "PV", "0"),
        ("pokemon.csv", 5, "Vitesse", "fast"),
        # The name before it takes two lines, and is a right one.
        ("pokemon.csv", 8, "Nom", "Herbizarre"),
        ("pokemon.csv", 10, "Type 2", "Feu"),
        ("moves.csv", 4, "Nom", "Charge-Éclaire"),
        ("moves.csv", 4, "Catégorie", "magie"),
        ("moves.csv", 4, "PP", ""),
        ("type_chart.csv", None, None, None),
        ("type_chart.csv", 2, "Feu", "4"),
        ("type_chart.csv", 5, "Attaquant", "Eau"),
    ]
    reasons = [one.reason for one in problems]
    assert "Did you mean fire" in reasons[0]
    assert "whole number from 1 to 255" in reasons[1]
    assert "ivysaur, which stands on line 3 already" in reasons[3]
    assert "must not be fire as the other type is" in reasons[4]
    assert "lacks a line for electric" in reasons[8]


def test_signs_that_a_spreadsheet_lost_are_no_change(pokedex: Pokedex, tmp_path: Path) -> None:
    text = (ROOT / "data" / "pokedex" / "pokemon.csv").read_text(encoding="utf-8")
    (tmp_path / "pokemon.csv").write_bytes(text.encode("ascii", "replace"))

    assert b"Nidoran?" in (tmp_path / "pokemon.csv").read_bytes()
    assert read(tmp_path, pokedex).pokedex == pokedex


def test_names_that_the_encoding_does_not_have_are_told_with_the_nearest(pokedex: Pokedex, tmp_path: Path) -> None:
    records = french_pokemon(pokedex)
    for row in records:
        row["Nom"] = {"nidoran-f": "Nidoran♀", "nidoran-m": "Nidoran♂"}.get(row["Nom"], row["Nom"])
    write_records(tmp_path / "pokemon.csv", records, encoding="cp1252")
    problems = broken(tmp_path, pokedex)
    assert [one.value for one in problems] == ["Nidoran?", "Nidoran?"]
    assert all("nidoran-f" in one.reason and "nidoran-m" in one.reason for one in problems)


@pytest.mark.parametrize(
    ("column", "value"),
    [("showdown_id", "pikachou"), ("dex_number", "26"), ("evolves_from", "ditto"), ("form", "mega")],
)
def test_what_is_not_the_users_to_change_must_agree(pokedex: Pokedex, tmp_path: Path, column: str, value: str) -> None:
    CsvPokedexExporter().export(pokedex, tmp_path)
    records = read_records(tmp_path / "pokemon.csv")
    (position,) = (number for number, row in enumerate(records) if row["slug"] == "pikachu")
    expected = records[position][column]
    records[position][column] = value
    write_records(tmp_path / "pokemon.csv", records)
    (problem,) = broken(tmp_path, pokedex)
    assert (problem.line, problem.column, problem.value) == (position + 2, column, value)
    assert f"cannot be changed; write {expected!r}" in problem.reason


def test_headings_that_are_unknown_doubled_or_lacking_are_told(pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_text("Nom;Name;Type;Power;Puissance;Poids;PP\n", encoding="utf-8")
    problems = {(one.line, one.column): one.reason for one in broken(tmp_path, pokedex)}
    assert set(problems) == {(1, "Poids"), (1, "Name"), (1, "Puissance"), (1, "category"), (1, "accuracy")}
    assert "there are name, type, category, power, accuracy, pp, priority" in problems[1, "Poids"]
    assert "means power, as the column Power does" in problems[1, "Puissance"]
    assert "it may also be called precision" in problems[1, "accuracy"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty; its first line must name the columns"),
        (b"\r\n\r\n", "is empty"),
        (b"name;type;category;power;accuracy;pp\r\n", "has no line below the header"),
        (b"name\r\nCut\r\n", "'name' is one column; put a comma"),
        (b"PK\x03\x04\x14\x00\x08\x08" + bytes(range(256)) * 4, "is not text that can be read"),
        (b"x" * 50_000_000, "has 50.0 MB; a table of the Pok\xc3\xa9dex has at most 5 MB"),
    ],
)
def test_a_file_that_is_no_table_is_told(pokedex: Pokedex, tmp_path: Path, content: bytes, reason: str | bytes) -> None:
    (tmp_path / "moves.csv").write_bytes(content)
    (problem,) = broken(tmp_path, pokedex)
    assert problem.file == "moves.csv"
    assert str(reason).encode("latin-1").decode() in problem.reason


def test_lines_that_are_no_rows_are_told_beside_wrong_cells(pokedex: Pokedex, tmp_path: Path) -> None:
    header = "name,type,category,power,accuracy,pp\n"
    ragged, unclosed = "Cut,normal,physical,50,95\n", '"Bite,dark,physical,60,100,25\n'
    others = "Dig,ground,phys\x00ical,80,100,10\nFly,x,status,,,5\n"
    (tmp_path / "moves.csv").write_text(header + ragged + unclosed + others, encoding="utf-8")
    problems = broken(tmp_path, pokedex)
    assert [(one.line, one.column) for one in problems] == [(2, None), (3, None), (4, "category"), (5, "type")]


def test_a_folder_in_the_place_of_a_file_is_told(pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "moves.csv").mkdir()
    (problem,) = broken(tmp_path, pokedex)
    assert (problem.file, problem.reason) == ("moves.csv", "is a folder; it must be a file")
    source = CsvPokedexSource(tmp_path, bundled=FakePokedexSource(pokedex))
    with pytest.raises(BrokenSourceError, match=r"moves\.csv: is a folder"):
        source.extract(offline=True, tell=tell_nobody)


@pytest.mark.parametrize("name", ["move.csv", "Pokemon.CSV", "natures of mine.csv"])
def test_a_file_of_another_name_is_not_passed_over(pokedex: Pokedex, tmp_path: Path, name: str) -> None:
    write_records(tmp_path / "moves.csv", french_moves(pokedex))
    (tmp_path / name).write_text("name\n", encoding="utf-8")
    (problem,) = broken(tmp_path, pokedex)
    assert (problem.file, problem.reason) == (name, f"is not a file that is read; those are {', '.join(OWN)}")


def test_a_folder_with_none_of_the_files_or_none_at_all_is_told(pokedex: Pokedex, tmp_path: Path) -> None:
    (problem,) = broken(tmp_path, pokedex)
    assert (problem.file, problem.reason) == (str(tmp_path), f"holds none of {', '.join(OWN)}; at least one is needed")
    (problem,) = broken(tmp_path / "nowhere", pokedex)
    assert problem.reason == "cannot be read as a folder: No such file or directory"
