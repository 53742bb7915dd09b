from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.back_up import BackUp, RestlessRegistryError
from app.application.ports.archive import tell_nobody
from app.application.ports.backup_shelf import DamagedBackupError, UnreadableBackupError, UnwritableBackupError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.database_schema import SchemaFit
from app.application.restore_backup import (
    NewerBackupError,
    NewerDatabaseError,
    OccupiedError,
    RestoreBackup,
    UnequalRestoreError,
)
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias
from app.infrastructure.backups.file_backup_shelf import FileBackupShelf
from app.infrastructure.backups.manifest import MANIFEST
from tests.contracts.archive_contract import ArchiveContract
from tests.contracts.backup_shelf_contract import AT, BackupShelfContract, facts, fill
from tests.fakes.fake_archive import FakeArchive
from tests.fakes.fake_database_schema import FakeDatabaseSchema
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.registered_models import registered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.ports.archive import Counts, Tell
    from app.application.ports.backup_shelf import Backup, BackupFacts


class TestFakeArchive(ArchiveContract):
    @pytest.fixture
    def archive(self) -> FakeArchive:
        return FakeArchive(keys=2, pokemon=0)

    @pytest.fixture
    def other(self) -> FakeArchive:
        return FakeArchive()


class TestFileBackupShelf(BackupShelfContract):
    @pytest.fixture
    def shelf(self, tmp_path: Path) -> FileBackupShelf:
        return FileBackupShelf(tmp_path / "backups")

    def test_only_its_owner_may_look_into_a_backup(self, shelf: FileBackupShelf) -> None:
        assert stat.S_IMODE(shelf.add(AT, fill).folder.stat().st_mode) == 0o700

    def test_a_backup_is_a_shelf_with_itself(self, shelf: FileBackupShelf) -> None:
        made = shelf.add(AT, fill)
        shelf.add(AT + timedelta(days=1), fill)

        assert FileBackupShelf(made.folder).newest() == made

    def test_what_an_interruption_has_left_goes_after_a_day(self, shelf: FileBackupShelf, tmp_path: Path) -> None:
        shelf.add(AT, fill)
        left = tmp_path / "backups" / ".unfinished-1"
        left.mkdir()
        assert list(shelf.prune(1)) == []
        os.utime(left, (0, 0))
        assert list(shelf.prune(1)) == [left]

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(UnwritableBackupError, match=f"{tmp_path / 'file'}"):
            FileBackupShelf(tmp_path / "file" / "backups").add(AT, fill)

    def test_where_nobody_may_look_that_is_told(self, tmp_path: Path) -> None:
        endless = FileBackupShelf(tmp_path / ("x" * 300))  # who runs the tests may enter every folder
        with pytest.raises(UnreadableBackupError, match="too long"):
            endless.newest()
        with pytest.raises(UnwritableBackupError, match="too long"):
            endless.prune(1)


def tear(folder: Path) -> None:
    file = folder / "database" / "api_keys.jsonl"
    file.write_bytes(file.read_bytes()[:-1])


def swap(folder: Path) -> None:
    manifest = folder / MANIFEST
    manifest.write_text(manifest.read_text().replace('"api_keys": 1', '"api_keys": 2'))


def age(folder: Path) -> None:
    (folder / MANIFEST).write_text(json.dumps({"content": {"format": 7}, "sha256": ""}))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "api_keys.jsonl is not the one": tear,
    "registry.json is missing": lambda folder: (folder / "registry.json").unlink(),
    "more is there": lambda folder: (folder / "database" / "more").write_text(""),
    "a link is there": lambda folder: (folder / "more").symlink_to(folder),
    "manifest": swap,
    "manifest is another": age,
    "manifest is no JSON": lambda folder: (folder / MANIFEST).write_text("{"),
    "manifest is empty": lambda folder: (folder / MANIFEST).write_text("{}"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_backup_is_refused_before_anything_is_touched(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    shelf = FileBackupShelf(tmp_path)
    damage(shelf.add(AT, fill).folder)
    archive = FakeArchive(keys=1)
    restore = RestoreBackup(archives={"database": archive}, schema=FakeDatabaseSchema())

    with pytest.raises(DamagedBackupError, match="Nothing was changed"):
        restore(shelf=shelf, replace=True, tell=tell_nobody)
    assert (archive.things, archive.cleared) == ({"keys": 1}, 0)


class Bench:
    def __init__(self, folder: Path) -> None:
        self.shelf = FileBackupShelf(folder)
        self.database, self.models = FakeArchive(keys=2), FakeArchive(versions=1)
        self.schema, self.registry = FakeDatabaseSchema(), FakeModelRegistry()

    def back_up(self) -> Backup:
        back_up = BackUp(
            archives={"database": self.database, "registry": self.models},
            schema=self.schema,
            registry=self.registry,
            release="1.2.3",
        )
        return back_up(shelf=self.shelf, moment=AT, tell=tell_nobody)

    def restore(self, *, replace: bool = False) -> Backup:
        restore = RestoreBackup(archives={"database": self.database, "registry": self.models}, schema=self.schema)
        return restore(shelf=self.shelf, replace=replace, tell=tell_nobody)

    def lose_everything(self) -> None:
        self.database.things = self.models.things = {}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_what_was_lost_comes_back(bench: Bench) -> None:
    made = bench.back_up()
    bench.lose_everything()

    assert bench.restore() == made
    assert (bench.database.things, bench.models.things) == ({"keys": 2}, {"versions": 1})
    assert made.facts == replace(facts(), counts={"database": {"keys": 2}, "registry": {"versions": 1}})


def test_a_backup_of_an_earlier_revision_is_brought_to_this_release(bench: Bench) -> None:
    bench.shelf.add(AT, lambda folder: _filled(bench, folder, "0007"))
    bench.lose_everything()
    bench.restore()

    assert bench.schema.state().fit is SchemaFit.OWN


def test_one_of_a_newer_release_is_refused(bench: Bench) -> None:
    bench.shelf.add(AT, lambda folder: _filled(bench, folder, "9999"))
    with pytest.raises(NewerBackupError, match=r"release 1\.2\.3, at revision 9999"):
        bench.restore(replace=True)
    assert bench.database.things == {"keys": 2}


def test_a_database_of_a_newer_release_is_not_cleared(bench: Bench) -> None:
    bench.back_up()
    bench.schema.revision = "9999"
    with pytest.raises(NewerDatabaseError, match="revision 9999"):
        bench.restore(replace=True)
    assert (bench.database.things, bench.database.cleared) == ({"keys": 2}, 0)


def _filled(bench: Bench, folder: Path, revision: str) -> BackupFacts:
    counts = {"database": bench.database.save(folder / "database", tell=tell_nobody)}
    counts["registry"] = bench.models.save(folder / "registry", tell=tell_nobody)
    return replace(facts(revision=revision), counts=counts)


def test_what_is_there_is_lost_only_where_that_is_said(bench: Bench) -> None:
    bench.back_up()
    bench.models.things = {}
    bench.database.things = {"keys": 7}
    with pytest.raises(OccupiedError, match="in the database") as refused:
        bench.restore()
    assert list(refused.value.parts) == ["database"]
    assert bench.database.things == {"keys": 7}

    bench.restore(replace=True)
    assert bench.database.things == {"keys": 2}


def test_what_does_not_come_back_whole_is_told(bench: Bench) -> None:
    bench.back_up()
    bench.database = FakeArchive(loses="keys")
    with pytest.raises(UnequalRestoreError, match="database"):
        bench.restore(replace=True)


@pytest.mark.parametrize("fit", [SchemaFit.BEHIND, SchemaFit.AHEAD, SchemaFit.FOREIGN])
def test_a_database_of_another_release_is_left_to_that_one(bench: Bench, fit: SchemaFit) -> None:
    bench.schema = FakeDatabaseSchema(fit=fit)
    with pytest.raises(DatabaseUnavailableError, match=r"only the release .* `predictiondex database migrate`"):
        bench.back_up()


class MovingArchive(FakeArchive):
    """While it is saved, somebody promotes, so many times."""

    def __init__(self, registry: FakeModelRegistry, times: int) -> None:
        super().__init__(versions=2)
        self._registry = registry
        self._times = times

    def save(self, folder: Path, *, tell: Tell) -> Counts:
        if self._times:
            self._times -= 1
            self._registry.point(Alias.STAGING, str(1 + self._times % 2))
        return super().save(folder, tell=tell)


@pytest.mark.parametrize(("times", "settles"), [(0, True), (2, True), (3, False)])
def test_models_and_database_are_of_one_moment(bench: Bench, times: int, settles: bool) -> None:  # noqa: FBT001
    for run in ("a", "b"):
        registered(bench.registry, run, ModelArtefact(files={}))
    bench.models = MovingArchive(bench.registry, times)
    if settles:
        assert bench.back_up() == bench.shelf.newest()
        return
    with pytest.raises(RestlessRegistryError):
        bench.back_up()
