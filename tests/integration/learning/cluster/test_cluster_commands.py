"""The option --scheduler, in commands that are processes of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.command_line import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dask_processes import DaskProcesses

SMALL = ("--duels", "40", "--battles", "3", "--held-out-battles", "3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a Pokédex."""
    folder = tmp_path_factory.mktemp("commands")
    assert run("pokedex", "import", folder=folder).returncode == 0
    return folder


@pytest.mark.parametrize("collection", ["lessons", "reference"])
def test_a_cluster_and_this_machine_build_the_same_to_the_byte(
    processes: DaskProcesses, folder: Path, collection: str
) -> None:
    own = {"REFERENCE_FOLDER": str(folder / "reference")}
    checksums = []
    for cluster in ((), ("--scheduler", processes.address)):
        said = run("learn", "dataset", collection, *SMALL, *cluster, folder=folder, **own)
        assert said.returncode == 0, said.stderr
        checksums.append(json.loads((folder / collection / "manifest.json").read_text())["checksum"])

    assert checksums[0] == checksums[1]


def test_an_address_that_is_none_is_refused_in_words(folder: Path) -> None:
    said = run("learn", "train", "--scheduler", "somewhere", folder=folder)

    assert said.returncode == 1
    assert "The cluster somewhere cannot be used: it is neither local nor an address" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_search_does_not_go_to_a_cluster(folder: Path) -> None:
    said = run("learn", "train", "--tune", "--scheduler", "local", folder=folder)

    assert said.returncode == 2
    assert "--tune and --scheduler do not go together" in said.stderr
