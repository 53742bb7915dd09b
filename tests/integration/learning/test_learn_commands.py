"""The commands as a user runs them, where the tracking server is away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.command_line import run
from tests.trained_server import collect_small, collections_in

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex


def test_a_training_without_a_server_is_kept_registered_later_and_described(pokedex: Pokedex, tmp_path: Path) -> None:
    collect_small(pokedex, tmp_path)
    own = collections_in(tmp_path)
    imported = run("pokedex", "import", folder=tmp_path)
    assert imported.returncode == 0, imported.stderr

    trained = run("learn", "train", folder=tmp_path, MLFLOW_TRACKING_URI="http://127.0.0.1:9", **own)
    assert trained.returncode == 0, trained.stderr
    assert "Warning: The model is not registered yet." in trained.stderr
    assert "`predictiondex learn sync` records and registers it later" in trained.stderr
    assert len([one for one in (tmp_path / "outbox").iterdir() if one.is_dir()]) == 1
    assert (tmp_path / "reports" / "training" / "report.html").exists()

    synced = run("learn", "sync", folder=tmp_path, **own)
    assert synced.returncode == 0, synced.stderr
    assert "1.0.0" in synced.stdout
    assert "registered" in synced.stdout
    assert [one.name for one in (tmp_path / "outbox").iterdir()] == ["lock"]

    listed = run("model", "list", folder=tmp_path, **own)
    assert "1.0.0" in listed.stdout
    assert "production" not in listed.stdout

    card = run("model", "card", "newest", "--output", str(tmp_path / "card.md"), folder=tmp_path, **own)
    assert card.returncode == 0, card.stderr
    told = (tmp_path / "card.md").read_text(encoding="utf-8")
    for words in ("version 1 (1.0.0)", "There is no report on this version", "| evaluation | exam |", "never asked"):
        assert words in told
    sheet = run("model", "data-sheet", "1.0.0", folder=tmp_path, **own)
    assert sheet.returncode == 0, sheet.stderr
    manifest = json.loads((tmp_path / "exam" / "manifest.json").read_text(encoding="utf-8"))
    assert f"| checksum (SHA-256) | {manifest['checksum']} |" in sheet.stdout
