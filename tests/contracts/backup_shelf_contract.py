from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from app.application.ports.backup_shelf import BackupFacts, NoBackupError

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.backup_shelf import BackupShelf

AT: Final = datetime(2026, 11, 28, 9, 30, 0, 123456, tzinfo=UTC)


def facts(at: datetime = AT, revision: str = "0008") -> BackupFacts:
    counts = {"database": {"api_keys": 1, "pokemon": 0}, "registry": {"versions": 2}}
    return BackupFacts(release="1.2.3", revision=revision, created_at=at, counts=counts)


def fill(folder: Path) -> BackupFacts:
    (folder / "database").mkdir()
    (folder / "database" / "api_keys.jsonl").write_text("[1]")
    (folder / "registry.json").write_bytes(bytes(range(256)))
    return facts()


class BackupShelfContract:
    """A test class gives `shelf`, which is empty."""

    def test_an_empty_shelf_has_no_newest(self, shelf: BackupShelf) -> None:
        with pytest.raises(NoBackupError, match="backup create"):
            shelf.newest()
        assert list(shelf.prune(1)) == []

    def test_what_was_kept_last_is_the_newest(self, shelf: BackupShelf) -> None:
        shelf.add(AT + timedelta(days=1), fill)
        made = shelf.add(AT + timedelta(days=2), fill)
        shelf.add(AT, fill)

        assert shelf.newest() == made
        assert made.facts == facts()

    def test_one_that_could_not_be_filled_is_none(self, shelf: BackupShelf) -> None:
        made = shelf.add(AT, fill)

        def fail(folder: Path) -> BackupFacts:
            fill(folder)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            shelf.add(AT + timedelta(days=1), fail)
        assert shelf.newest() == made

    def test_only_the_newest_stay(self, shelf: BackupShelf) -> None:
        made = [shelf.add(AT + timedelta(days=day), fill) for day in range(4)]

        assert list(shelf.prune(2)) == [one.folder for one in made[:2]]
        assert list(shelf.prune(2)) == []
        assert shelf.newest() == made[-1]
