from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.pokedex_source import BrokenSourceError, SourceName
from app.infrastructure.sources.file_provenance import FileProvenance
from tests.conftest import ROOT
from tests.contracts.provenance_contract import ProvenanceContract
from tests.fakes.fake_provenance import FakeProvenance

if TYPE_CHECKING:
    from pathlib import Path

BUNDLED = ROOT / "data" / "pokedex"


def reading(folder: Path) -> FileProvenance:
    return FileProvenance(
        folder=folder, pokeapi_address="https://api.example/v2", pokepedia_address="https://wiki.example"
    )


class TestFakeProvenance(ProvenanceContract):
    @pytest.fixture
    def provenance(self) -> FakeProvenance:
        return FakeProvenance()


class TestFileProvenance(ProvenanceContract):
    @pytest.fixture
    def provenance(self) -> FileProvenance:
        return reading(BUNDLED)


def test_the_engine_is_what_the_note_beside_the_pokedex_says() -> None:
    told: dict[str, Any] = json.loads((BUNDLED / "provenance.json").read_text(encoding="utf-8"))["source"]
    showdown = reading(BUNDLED).origins()[0]

    assert (showdown.name, showdown.address, showdown.licence) == (told["name"], told["address"], told["licence"])
    assert showdown.releases == told["packages"]


def test_the_sites_are_those_that_are_asked() -> None:
    addresses = {name: one.address for one in reading(BUNDLED).origins() for name in one.behind if len(one.behind) == 1}

    assert addresses == {
        SourceName.POKEAPI: "https://api.example/v2",
        SourceName.POKEPEDIA: "https://wiki.example",
    }


def test_a_folder_without_a_note_says_nothing_of_the_engine(tmp_path: Path) -> None:
    assert [one.key for one in reading(tmp_path).origins()] == ["pokeapi", "pokepedia"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{}", "lacks 'source'"), ("!", "Expecting value"), ("[]", "list"), ('{"source": {"name": "a"}}', "'address'")],
)
def test_a_note_that_makes_no_sense_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "provenance.json").write_text(content, encoding="utf-8")

    with pytest.raises(BrokenSourceError, match=rf"provenance\.json: .*{reason}"):
        reading(tmp_path).origins()


def test_the_bundled_files_are_those_of_the_note() -> None:
    told: dict[str, Any] = json.loads((BUNDLED / "provenance.json").read_text(encoding="utf-8"))
    bundled = reading(BUNDLED).bundled()

    assert bundled is not None
    assert {one.name: {"rows": one.rows, "sha256": one.sha256} for one in bundled.extracted} == told["files"]
    assert bundled.by_hand == told["written_by_us"]


def test_files_without_a_note_are_nobodys_extraction(tmp_path: Path) -> None:
    assert reading(tmp_path).bundled() is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{}", "lacks 'files'"), ('{"files": {"a.csv": {}}}', "'rows'"), ('{"files": {"a": {"rows": "x"}}}', "invalid")],
)
def test_a_note_that_makes_no_sense_of_files_is_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "provenance.json").write_text(content, encoding="utf-8")

    with pytest.raises(BrokenSourceError, match=rf"provenance\.json: .*{reason}"):
        reading(tmp_path).bundled()
