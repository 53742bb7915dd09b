"""What is written as files is read back as what it was."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.application.ports.pokedex_exporter import PokedexExportError
from app.application.ports.pokedex_source import tell_nobody
from app.domain.pokedex.names import Names
from app.domain.pokedex.stats import BaseStats
from app.domain.pokedex.type_chart import TypeChart
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from app.infrastructure.sources.csv_files.csv_pokedex_exporter import CsvPokedexExporter
from app.infrastructure.sources.csv_files.layout import FILES, OTHER_NAMES
from tests.conftest import ROOT
from tests.contracts.pokedex_variants import excerpt, with_move, with_pokemon

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_pokedex_source import FakePokedexSource

BUNDLED: Final = ROOT / "data" / "pokedex"
TEXT: Final = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


def read(folder: Path) -> Pokedex:
    return BundledPokedexSource(folder).read().pokedex


def hashed(folder: Path) -> tuple[int, str]:
    extract = BundledPokedexSource(folder).extract(offline=True, tell=tell_nobody)
    return extract.documents, extract.sha256


def translated(pokedex: Pokedex) -> Pokedex:
    named = with_pokemon(
        pokedex, "pikachu", names=Names(english="Pikachu", french="Pikachu", japanese="ピカチュウ", german="Pikachu")
    )
    return with_move(named, "thunder", names=Names(english="Thunder", french="Fatal-Foudre", german="Donner, laut"))


def untranslated(pokedex: Pokedex) -> Pokedex:
    moves = (replace(one, names=replace(one.names, later_french=None)) for one in pokedex.moves)
    return replace(pokedex, moves=tuple(moves))


def test_the_bundled_pokedex_is_written_to_the_byte(pokedex: Pokedex, tmp_path: Path) -> None:
    written = CsvPokedexExporter().export(pokedex, tmp_path / "not" / "there" / "yet")
    files = {file.name: file for file in (tmp_path / "not" / "there" / "yet").iterdir()}
    assert set(files) == {one.name for one in written} == {file.name for file in BUNDLED.glob("*.csv")}
    for one in written:
        content = files[one.name].read_bytes()
        assert content == (BUNDLED / one.name).read_bytes(), one.name
        assert (one.rows, one.sha256) == (len(content.splitlines()) - 1, hashlib.sha256(content).hexdigest())


def test_names_in_other_languages_have_a_file_of_their_own(pokedex: Pokedex, tmp_path: Path) -> None:
    CsvPokedexExporter().export(translated(pokedex), tmp_path)
    lines = (tmp_path / OTHER_NAMES).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "kind,slug,language,name"
    assert set(lines) - set((BUNDLED / OTHER_NAMES).read_text(encoding="utf-8").splitlines()) == {
        'move,thunder,de,"Donner, laut"',
        "pokemon,pikachu,ja,ピカチュウ",
        "pokemon,pikachu,de,Pikachu",
    }
    assert read(tmp_path) == translated(pokedex)


def test_names_that_are_not_known_any_more_are_not_read_from_an_older_file(pokedex: Pokedex, tmp_path: Path) -> None:
    CsvPokedexExporter().export(translated(pokedex), tmp_path)
    CsvPokedexExporter().export(untranslated(pokedex), tmp_path)
    assert read(tmp_path) == untranslated(pokedex)
    assert (tmp_path / OTHER_NAMES).read_text(encoding="utf-8") == "kind,slug,language,name\n"


def test_without_names_in_other_languages_there_is_no_file_of_them(pokedex: Pokedex, tmp_path: Path) -> None:
    CsvPokedexExporter().export(untranslated(pokedex), tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == set(FILES)
    without = hashed(tmp_path)
    CsvPokedexExporter().export(translated(untranslated(pokedex)), tmp_path)
    documents, sha256 = hashed(tmp_path)
    assert documents == without[0] + 1
    assert sha256 != without[1]


def test_other_files_are_left_alone(pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "moves.csv").write_text("old", encoding="utf-8")
    CsvPokedexExporter().export(pokedex, tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "moves.csv").read_bytes() == (BUNDLED / "moves.csv").read_bytes()


@pytest.mark.parametrize("where", ["a file", "below a file"])
def test_what_is_no_folder_is_explained(pokedex: Pokedex, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    destination = tmp_path / "file" / ("below" if where == "below a file" else "")
    with pytest.raises(PokedexExportError, match=r"could not be written into .*file"):
        CsvPokedexExporter().export(pokedex, destination)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_the_place_of_a_file_stops_it_before_anything_is_written(pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "sprites.csv").mkdir()
    (tmp_path / "types.csv").write_text("old", encoding="utf-8")
    with pytest.raises(PokedexExportError, match=r"sprites\.csv is a folder"):
        CsvPokedexExporter().export(pokedex, tmp_path)
    assert (tmp_path / "types.csv").read_text(encoding="utf-8") == "old"
    assert {file.name for file in tmp_path.iterdir()} == {"types.csv", "sprites.csv"}


def test_a_write_that_fails_leaves_the_old_files_and_no_rests(pokedex: Pokedex, tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_text("old", encoding="utf-8")
    (tmp_path / "moves.csv.unfinished").mkdir()
    with pytest.raises(PokedexExportError):
        CsvPokedexExporter().export(pokedex, tmp_path)
    assert (tmp_path / "types.csv").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "types.csv.unfinished").exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.data())
def test_any_pokedex_is_read_back_as_it_was(bundled: FakePokedexSource, facts: st.DataObject) -> None:
    pokedex = bundled.read().pokedex
    # What tells it apart is a word of its own, for a name that stands for two is no name.
    names = Names(
        english=f"Englishone{facts.draw(TEXT)}",
        french=f"Frenchone{facts.draw(TEXT)}",
        japanese=facts.draw(st.none() | TEXT.map("Japaneseone{}".format)),
        german=facts.draw(st.none() | TEXT.map("Germanone{}".format)),
        later_french=facts.draw(st.none() | TEXT.map("Laterone{}".format)),
    )
    stats: dict[str, Any] = {name: facts.draw(st.integers(1, 255)) for name in BaseStats.__slots__}
    changed = with_pokemon(
        with_move(excerpt(pokedex), "thunder", names=names, power=facts.draw(st.none() | st.integers(1, 250))),
        "ditto",
        names=names,
        base_stats=BaseStats(**stats),
        sprite_url=facts.draw(st.none() | TEXT),
        showdown_name=f"Showdownone{facts.draw(TEXT)}",
    )
    chart = {
        pair: facts.draw(st.sampled_from((0.0, 0.5, 1.0, 2.0))) for pair in list(pokedex.type_chart.multipliers)[:5]
    }
    changed = replace(changed, type_chart=TypeChart(multipliers={**pokedex.type_chart.multipliers, **chart}))
    with TemporaryDirectory() as folder:
        CsvPokedexExporter().export(changed, Path(folder))
        assert read(Path(folder)) == changed
