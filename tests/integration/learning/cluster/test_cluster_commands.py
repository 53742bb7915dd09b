"""The option --scheduler."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dask_processes import DaskProcesses

SMALL = ("--duels", "40", "--battles", "3", "--held-out-battles", "3")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything is kept."""
    monkeypatch.setenv("PREDICTIONDEX_VAR_FOLDER", str(tmp_path))
    monkeypatch.setenv("PREDICTIONDEX_REFERENCE_FOLDER", str(tmp_path / "reference"))
    monkeypatch.setenv("PREDICTIONDEX_DATABASE_URL", f"sqlite:///{tmp_path / 'predictiondex.db'}")
    return tmp_path


def test_a_cluster_and_this_machine_build_the_same_to_the_byte(processes: DaskProcesses, folder: Path) -> None:
    assert main(["pokedex", "import"]) == 0
    for collection in ("lessons", "reference"):
        checksums = []
        for cluster in ((), ("--scheduler", processes.address)):
            assert main(["learn", "dataset", collection, *SMALL, *cluster]) == 0
            checksums.append(json.loads((folder / collection / "manifest.json").read_text())["checksum"])
        assert checksums[0] == checksums[1]


@pytest.mark.parametrize("command", [("train",), ("train", "--alone"), ("dataset",)], ids=" ".join)
def test_an_address_that_is_none_is_refused_in_words(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pokedex", "import"]) == 0
    assert main(["learn", *command, "--scheduler", "somewhere"]) == 1
    said = capsys.readouterr().err
    assert "The cluster somewhere cannot be used: it is neither local nor an address" in said


def test_a_search_does_not_go_to_a_cluster(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "train", "--tune", "--scheduler", "local"]) == 2
    assert "--tune and --scheduler" in capsys.readouterr().err
