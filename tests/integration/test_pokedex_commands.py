"""`predictiondex pokedex`, each command in a process of its own."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import command_line
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BUNDLED = ROOT / "data" / "pokedex"
run = partial(command_line.run, "pokedex")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imported")
    assert run("import", folder=folder).returncode == 0
    return folder


def changed(folder: Path, line: str, other: str) -> Path:
    """Export nothing, but copy the bundled files with one line of the Pokémon changed."""
    files = shutil.copytree(BUNDLED, folder / "files")
    text = (files / "pokemon.csv").read_text(encoding="utf-8")
    assert line in text
    (files / "pokemon.csv").write_text(text.replace(line, other), encoding="utf-8")
    return files


def test_the_status_before_the_first_import_says_what_to_do(tmp_path: Path) -> None:
    run("import", folder=tmp_path, POKEDEX_FOLDER=str(tmp_path))  # only the tables come of it
    said = run("status", folder=tmp_path)

    assert said.returncode == 1
    assert "pokedex import" in said.stderr
    assert "failed" in said.stdout


def test_the_status_shows_what_is_there_and_how_it_came(imported: Path) -> None:
    said = run("status", folder=imported)

    assert said.returncode == 0
    assert "188 Pokémon, 226 moves, 18 types, 324 multipliers" in said.stdout
    for word in ("bundled", "extracted", "validated", "loaded"):
        assert word in said.stdout


def test_the_gates_of_an_import_can_be_read(imported: Path) -> None:
    said = run("status", "--run", "1", folder=imported)

    assert said.returncode == 0
    assert said.stdout.count("passed") == 5
    unknown = run("status", "--run", "99", folder=imported)
    assert unknown.returncode == 2
    assert "there was no import 99" in unknown.stderr


def test_a_difference_is_shown_and_nothing_is_changed(imported: Path, tmp_path: Path) -> None:
    files = changed(tmp_path, "Pikachu,25,pikachu,base,,electric,,35", "Pikachu,25,pikachu,base,,electric,,36")
    said = run("diff", folder=imported, POKEDEX_FOLDER=str(files))

    assert said.returncode == 0
    assert "would change one fact" in said.stdout
    assert all(word in said.stdout for word in ("pikachu", "hp", "35", "36"))
    assert "says what the database says" in run("diff", folder=imported).stdout


def test_what_is_exported_is_what_was_imported(imported: Path, tmp_path: Path) -> None:
    said = run("export", "--destination", str(tmp_path / "out"), folder=imported)

    assert said.returncode == 0
    for file in (tmp_path / "out").iterdir():
        assert file.read_bytes() == (BUNDLED / file.name).read_bytes(), file.name
    assert {file.name for file in BUNDLED.glob("*.csv")} == {file.name for file in (tmp_path / "out").iterdir()}


def test_a_refused_import_exits_with_1_keeps_the_old_and_is_written_down(imported: Path, tmp_path: Path) -> None:
    files = shutil.copytree(BUNDLED, tmp_path / "files")
    rows = (files / "learnsets.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith("mew,") or row.startswith("mewtwo")]
    (files / "learnsets.csv").write_text("".join(kept), encoding="utf-8")
    said = run("import", folder=imported, POKEDEX_FOLDER=str(files))

    assert said.returncode == 1
    assert "learnsets: mew can learn nothing" in said.stderr
    assert "Traceback" not in said.stderr
    status = run("status", folder=imported).stdout
    assert "refused" in status
    assert "Revision 1, from bundled: 188 Pokémon" in status


def test_a_folder_and_its_source_belong_together(imported: Path, tmp_path: Path) -> None:
    for arguments in (["--source", "csv"], ["--folder", str(tmp_path)]):
        said = run("import", *arguments, folder=imported)
        assert said.returncode == 2
        assert "belong together" in said.stderr


def test_a_users_own_file_is_imported_and_the_bundled_one_brings_it_back(imported: Path, tmp_path: Path) -> None:
    moves = (BUNDLED / "moves.csv").read_text(encoding="utf-8").replace(",", ";")
    (tmp_path / "moves.csv").write_text(moves.replace("grass;special;40", "grass;special;41"), encoding="cp1252")
    said = run("import", "--source", "csv", "--folder", str(tmp_path), folder=imported)

    assert said.returncode == 0, said.stderr
    assert "moves" in said.stderr
    assert run("import", folder=imported).returncode == 0
    assert "says what the database says" in run("diff", folder=imported).stdout


@pytest.mark.parametrize("source", ["pokeapi", "pokepedia"])
def test_a_site_that_was_never_asked_cannot_be_replayed(imported: Path, source: str) -> None:
    said = run("import", "--source", source, "--offline", folder=imported)

    assert said.returncode == 1
    assert source in said.stderr
    assert "offline" in said.stderr
