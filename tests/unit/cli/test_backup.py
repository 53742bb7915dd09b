"""The commands `backup create`, `restore`, `verify` and `prune`, on fakes and a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.application.back_up import BackUp
from app.application.restore_backup import RestoreBackup
from app.infrastructure.backups.file_backup_shelf import FileBackupShelf
from tests.cli_commands import run_with
from tests.fakes.fake_archive import FakeArchive
from tests.fakes.fake_database_schema import FakeDatabaseSchema
from tests.fakes.fake_model_registry import FakeModelRegistry

if TYPE_CHECKING:
    import pytest


class FakeContainer:
    def __init__(self) -> None:
        self.archives = {"database": FakeArchive(pokemon=1234), "registry": FakeArchive(versions=3)}
        self.schema = FakeDatabaseSchema()

    def back_up(self) -> BackUp:
        return BackUp(archives=self.archives, schema=self.schema, registry=FakeModelRegistry(), release="1.2.3")

    def restore_backup(self) -> RestoreBackup:
        return RestoreBackup(archives=self.archives, schema=self.schema)

    def backup_shelf(self) -> type[FileBackupShelf]:
        return FileBackupShelf


def run(container: FakeContainer, *arguments: str | Path) -> int:
    return run_with(container, "backup", *map(str, arguments))


def test_a_backup_is_made_looked_at_and_brought_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    container = FakeContainer()
    assert run(container, "create", tmp_path / "backups") == 0
    made = capsys.readouterr()
    assert Path(made.out.strip()).parent == tmp_path / "backups"
    assert "1,234 rows and 3 versions of the model" in made.err
    assert "(release 1.2.3, revision 0008)" in made.err

    assert run(container, "verify", made.out.strip()) == 0
    assert run(container, "restore", tmp_path / "backups") == 1
    assert "--replace" in capsys.readouterr().err
    container.archives["database"].things = {}
    assert run(container, "restore", tmp_path / "backups", "--replace") == 0
    assert container.archives["database"].things == {"pokemon": 1234}


def test_a_damaged_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    container = FakeContainer()
    assert run(container, "verify", tmp_path) == 1
    assert "no finished backup" in capsys.readouterr().err
    assert run(container, "create", tmp_path) == 0
    next(tmp_path.rglob("things.json")).write_text("{}")
    assert run(container, "verify", tmp_path) == 1
    assert "things.json is not the one that was written" in capsys.readouterr().err


def test_only_the_newest_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    container = FakeContainer()
    for _ in range(3):
        run(container, "create", tmp_path)
    made = capsys.readouterr().out.split()

    assert run(container, "prune", tmp_path, "--keep", "2") == 0
    assert f"Removed {made[0]}" in capsys.readouterr().err
    assert sorted(map(str, tmp_path.iterdir())) == made[1:]
    assert run(container, "prune", tmp_path, "--keep", "0") == 2
