"""Whoever follows a document sees what it shows."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

import pytest

from tests.command_line import run
from tests.documents.following import objections_to
from tests.documents.steps import files_of, followed, steps_of
from tests.documents.terminal import follow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.reading import Document
    from tests.real_server import RealServer

FOLLOWED: Final = followed()
CHANGING: Final = {"docs/how-to/own-data.md"}
"""Those that change what is in the database: it is a copy that they change."""
_READER: Final = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def key(server: RealServer, trained_folder: Path) -> str:
    """What a reader has who was told to make a key, and to put it into KEY."""
    del server
    scopes = ("--scope", "read", "--scope", "predict", "--scope", "operate")
    return run("keys", "create", "--owner", "a reader", *scopes, folder=trained_folder).stdout.strip()


@pytest.mark.parametrize("document", FOLLOWED, ids=lambda one: one.name)
def test_whoever_follows_it_sees_what_it_shows(
    document: Document, server: RealServer, trained_folder: Path, key: str, tmp_path: Path
) -> None:
    steps = steps_of(document)
    folder = _copied(trained_folder, tmp_path / "var") if document.name in CHANGING else trained_folder
    desk = tmp_path / "desk"
    desk.mkdir()
    for name, text in files_of(document).items():
        (desk / name).write_text(text.replace(_READER, server.address), encoding="utf-8")
    blocks = ["\n".join(step.run).replace(_READER, server.address) for step in steps]
    outcomes = follow(blocks, desk=desk, var_folder=folder, KEY=key)
    objections = {step.line: objections_to(step, outcome) for step, outcome in zip(steps, outcomes, strict=True)}
    assert {line: said for line, said in objections.items() if said} == {}


def _copied(folder: Path, other: Path) -> Path:
    other.mkdir()
    with (
        sqlite3.connect(folder / "predictiondex.db") as source,
        sqlite3.connect(other / "predictiondex.db") as target,
    ):
        source.backup(target)
    source.close()
    target.close()
    return other
