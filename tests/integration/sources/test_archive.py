"""Who reads an edition, and who replaces it, do not meet; and what the disk refuses is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.pokedex_source import (
    BrokenSourceError,
    SourceFolderError,
    SourceInUseError,
    UnreachableSourceError,
    tell_nobody,
)
from app.infrastructure.sources.web.edition import MANIFEST
from tests.public_sites.hasty import hasty_fetcher
from tests.public_sites.scripted_site import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.infrastructure.sources.web.answer import Answer
    from tests.public_sites.scripted_site import ScriptedSite

PATHS = ("/a", "/b", "/c")


@pytest.fixture(autouse=True)
def pages(site: ScriptedSite) -> None:
    publish(site, "old")


def publish(site: ScriptedSite, age: str) -> None:
    site.pages |= {path: Page(f"{age} {path}".encode()) for path in PATHS}


def extract(site: ScriptedSite, folder: Path, *, offline: bool = False) -> list[str]:
    with hasty_fetcher(folder, concurrency=1).extraction(offline=offline) as extraction:
        answers = extraction.fetch([site.address + path for path in PATHS], what="pages", tell=tell_nobody)
    return [answer.body.decode() for answer in answers.values()]


def bodies(age: str) -> list[str]:
    return [f"{age} {path}" for path in PATHS]


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {str(file.relative_to(folder)): file.read_bytes() if file.is_file() else None for file in folder.rglob("*")}


def test_who_looks_between_the_two_renamings_waits_and_changes_nothing(
    site: ScriptedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(site, tmp_path)
    publish(site, "new")
    rename, seen = Path.rename, []

    def look_after(file: Path, target: Path) -> Path:
        renamed = rename(file, target)
        before = everything_in(tmp_path)
        with pytest.raises(SourceInUseError):
            extract(site, tmp_path, offline=True)
        seen.append(everything_in(tmp_path) == before)
        return renamed

    monkeypatch.setattr(Path, "rename", look_after)
    assert extract(site, tmp_path) == bodies("new")
    assert seen == [True, True]
    assert extract(site, tmp_path, offline=True) == bodies("new")


def test_while_an_edition_is_read_no_other_takes_its_place(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    publish(site, "new")
    site.requests.clear()
    read: list[Answer] = []
    with hasty_fetcher(tmp_path).extraction(offline=True) as reading:
        for path in PATHS:
            read += reading.fetch([site.address + path], what="pages", tell=tell_nobody).values()
            with pytest.raises(SourceInUseError):
                extract(site, tmp_path)
    assert [answer.body.decode() for answer in read] == bodies("old")
    assert extract(site, tmp_path) == bodies("new")


def test_the_old_edition_can_be_read_while_the_new_one_is_brought(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    publish(site, "new")
    with hasty_fetcher(tmp_path).extraction(offline=False) as extraction:
        extraction.fetch([site.address + "/a"], what="pages", tell=tell_nobody)
        assert extract(site, tmp_path, offline=True) == bodies("old")


def a_file_in_its_place(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")


def a_file_above_it(folder: Path) -> None:
    shutil.rmtree(folder.parent)
    folder.parent.write_bytes(b"")


def a_lock_that_is_none(folder: Path) -> None:
    (folder / "editions.lock").write_bytes(b"no database at all" * 100)


def a_lock_that_cannot_be_held(folder: Path) -> None:
    (folder / "editions.lock-journal").mkdir()


@pytest.mark.parametrize("offline", [True, False])
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (a_file_in_its_place, "File exists"),
        (a_file_above_it, "Not a directory"),
        (a_lock_that_is_none, "its lock: file is not a database"),
        (a_lock_that_cannot_be_held, "its lock: unable to open database file"),
    ],
)
def test_a_folder_that_cannot_be_used_is_named_with_the_reason(
    *, site: ScriptedSite, tmp_path: Path, damage: Callable[[Path], None], reason: str, offline: bool
) -> None:
    folder = tmp_path / "etl" / "site"
    extract(site, folder)
    damage(folder)
    with pytest.raises(SourceFolderError) as caught:
        extract(site, folder, offline=offline)
    assert (caught.value.folder, caught.value.reason) == (folder, reason)


def test_an_answer_that_cannot_be_written_is_no_traceback(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    for file in (tmp_path / "complete").glob("*.gz"):
        (tmp_path / "unfinished" / f"{file.name}.unfinished").mkdir(parents=True)
    with pytest.raises(SourceFolderError, match=r"unfinished, which keeps .* cannot be used: Is a directory"):
        extract(site, tmp_path)


def test_an_answer_that_cannot_be_read_is_no_traceback(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    for file in (tmp_path / "complete").glob("*.gz"):
        file.unlink()
        file.mkdir()
    with pytest.raises(SourceFolderError, match=r"complete, which keeps .* cannot be used: Is a directory"):
        extract(site, tmp_path, offline=True)


def change_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    file = folder / "complete" / MANIFEST
    manifest = json.loads(file.read_bytes())
    change(manifest["documents"])
    file.write_text(json.dumps(manifest))


def test_a_body_of_another_edition_is_damage(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path / "one")
    publish(site, "new")
    extract(site, tmp_path / "other")
    for file in (tmp_path / "other" / "complete").glob("*.gz"):
        shutil.copy(file, tmp_path / "one" / "complete")
    with pytest.raises(BrokenSourceError, match=r"/a: is damaged .*the body is not the one of the manifest"):
        extract(site, tmp_path / "one", offline=True)


def test_a_listed_answer_whose_file_is_gone_is_damage(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    for file in (tmp_path / "complete").glob("*.gz"):
        file.unlink()
    with pytest.raises(BrokenSourceError, match=r"/a: is damaged .*its file is gone.*must be extracted again"):
        extract(site, tmp_path, offline=True)
    assert extract(site, tmp_path) == bodies("old")


def test_an_answer_that_the_manifest_does_not_list_was_never_brought(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    change_manifest(tmp_path, lambda documents: documents.pop(site.address + "/b"))
    with pytest.raises(UnreachableSourceError, match="/b was never brought"):
        extract(site, tmp_path, offline=True)


@pytest.mark.parametrize("content", ["", "{", '{"documents": {}}', '{"completed_at": "2026-11-02", "documents": {}}'])
def test_a_damaged_manifest_is_named_offline_and_written_again_online(
    site: ScriptedSite, tmp_path: Path, content: str
) -> None:
    extract(site, tmp_path)
    (tmp_path / "complete" / MANIFEST).write_text(content)
    with pytest.raises(BrokenSourceError, match=r"manifest\.json: is damaged where it is kept \(it is no manifest\)"):
        extract(site, tmp_path, offline=True)
    assert extract(site, tmp_path) == bodies("old")
    assert extract(site, tmp_path, offline=True) == bodies("old")
