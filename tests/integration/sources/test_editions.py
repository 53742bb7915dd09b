"""What is fetched is kept: resumed, asked for again only on condition, read again offline, and never half replaced."""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from app.application.ports.pokedex_source import (
    BrokenSourceError,
    SourceInUseError,
    SourceProblem,
    UnreachableSourceError,
    tell_nobody,
)
from app.infrastructure.sources.web.edition import Edition
from tests.conftest import ROOT
from tests.public_sites.hasty import hasty_fetcher
from tests.public_sites.scripted_site import LAST_MODIFIED, Late, Page, ScriptedSite, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.pokedex_source import Extract

PATHS = ("/a", "/b", "/c")
CHILD: Final = """
import sys
from pathlib import Path
from app.application.ports.pokedex_source import tell_nobody
from tests.public_sites.hasty import hasty_fetcher
with hasty_fetcher(Path(sys.argv[1]), concurrency=1).extraction(offline=False) as extraction:
    extraction.fetch(sys.argv[2:], what="pages", tell=tell_nobody)
"""
STEPS: Final = ("rename", "replace", "unlink", "write_bytes")
CHANGES: Final = 11
"""Of the disk: two for each page and for the manifest, a renaming of each edition, and the end of the old one."""


class Killed(BaseException):
    """As if the process had ended here."""


@pytest.fixture(autouse=True)
def pages(site: ScriptedSite) -> None:
    publish(site, "old")


def publish(site: ScriptedSite, age: str) -> None:
    site.pages |= {path: Page(f"{age} {path}".encode()) for path in PATHS}


def extract(site: ScriptedSite, folder: Path, *paths: str, offline: bool = False) -> tuple[Extract, list[str]]:
    with hasty_fetcher(folder, concurrency=1).extraction(offline=offline) as extraction:
        urls = [site.address + path for path in paths or PATHS]
        answers = extraction.fetch(urls, what="pages", tell=tell_nobody)
    return extraction.extract, [answer.body.decode() for answer in answers.values()]


def kept(site: ScriptedSite, folder: Path, *paths: str) -> list[str]:
    return extract(site, folder, *paths, offline=True)[1]


def bodies(age: str) -> list[str]:
    return [f"{age} {path}" for path in PATHS]


def files(folder: Path) -> list[Path]:
    return sorted((folder / "complete").glob("*.gz"))


def test_offline_says_the_same_without_a_request(site: ScriptedSite, tmp_path: Path) -> None:
    online = extract(site, tmp_path)
    site.requests.clear()
    assert extract(site, tmp_path, offline=True) == online
    assert online[0].documents == 3
    assert site.requests == []


def test_offline_before_anything_was_brought_is_an_error(site: ScriptedSite, tmp_path: Path) -> None:
    with pytest.raises(UnreachableSourceError, match="nothing was; extract it online first"):
        extract(site, tmp_path, offline=True)


def test_offline_an_address_that_was_never_brought_is_named(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path, "/a")
    with pytest.raises(UnreachableSourceError, match=r"offline, but .*/b was never brought"):
        extract(site, tmp_path, offline=True)


def test_the_extract_is_known_by_what_was_said(site: ScriptedSite, tmp_path: Path) -> None:
    first = extract(site, tmp_path)[0]
    assert extract(site, tmp_path, *reversed(PATHS))[0] == first
    publish(site, "new")
    assert extract(site, tmp_path)[0].sha256 != first.sha256


def test_an_interrupted_extraction_goes_on_where_it_was(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/c", Status(403))
    with pytest.raises(UnreachableSourceError):
        extract(site, tmp_path)
    assert extract(site, tmp_path)[1] == bodies("old")
    assert [site.asked(path) for path in PATHS] == [1, 1, 2]


def test_what_was_interrupted_long_ago_is_asked_for_on_condition(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/c", Status(403))
    with pytest.raises(UnreachableSourceError):
        extract(site, tmp_path)
    unfinished = Edition(tmp_path / "unfinished")
    begun = unfinished.answer(site.address + "/a")
    unfinished.keep(replace(begun, brought_at=begun.brought_at - timedelta(days=2)))
    site.requests.clear()
    assert extract(site, tmp_path)[1] == bodies("old")
    known = {request.path: request.headers.get("if-none-match") for request in site.requests}
    assert known == {"/a": site.pages["/a"].etag, "/c": None}


def test_the_next_extraction_asks_whether_anything_has_changed(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    site.pages["/b"] = Page(b"new /b")
    site.requests.clear()
    assert extract(site, tmp_path)[1] == ["old /a", "new /b", "old /c"]
    assert [request.headers["if-none-match"] for request in site.requests] == [
        Page(f"old {path}".encode()).etag for path in PATHS
    ]
    assert {request.headers["if-modified-since"] for request in site.requests} == {LAST_MODIFIED}
    assert kept(site, tmp_path) == ["old /a", "new /b", "old /c"]


def test_what_stood_is_known_still_at_the_extraction_after_next(site: ScriptedSite, tmp_path: Path) -> None:
    for _ in range(3):
        extract(site, tmp_path)
    assert ["if-none-match" in request.headers for request in site.requests] == 3 * [False] + 6 * [True]


def test_an_answer_without_a_mark_is_asked_for_plainly(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/a"] = Page(b"old /a", has_etag=False)
    for _ in range(2):
        assert extract(site, tmp_path, "/a")[1] == ["old /a"]
    assert not any(name.startswith("if-") for request in site.requests for name in request.headers)


def test_what_is_not_asked_for_any_more_is_not_kept(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    extract(site, tmp_path, "/a")
    assert len(files(tmp_path)) == 1


def test_until_the_new_edition_is_whole_the_old_one_is_read(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    publish(site, "new")
    site.misbehave("/c", Status(403))
    with pytest.raises(UnreachableSourceError):
        extract(site, tmp_path)
    assert kept(site, tmp_path) == bodies("old")


def test_answers_that_the_reader_calls_broken_are_asked_for_anew(site: ScriptedSite, tmp_path: Path) -> None:
    with pytest.raises(BrokenSourceError):
        extract_and_find_broken(site, tmp_path, "/b")
    extract(site, tmp_path)
    assert [site.asked(path) for path in PATHS] == [1, 2, 1]


def extract_and_find_broken(site: ScriptedSite, folder: Path, path: str) -> None:
    with hasty_fetcher(folder).extraction(offline=False) as extraction:
        extraction.fetch([site.address + path for path in PATHS], what="pages", tell=tell_nobody)
        raise BrokenSourceError([SourceProblem(file=site.address + path, line=None, reason="makes no sense")])


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def change_a_letter(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()).replace(b"\nold", b"\nodd")))


def swap(file: Path) -> None:
    shutil.copy(next(one for one in files(file.parents[1]) if one != file), file)


@pytest.mark.parametrize("damage", [cut, empty, change_a_letter, swap])
def test_a_damaged_file_is_named_offline_and_fetched_again_online(
    site: ScriptedSite, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    extract(site, tmp_path)
    damage(files(tmp_path)[0])
    with pytest.raises(BrokenSourceError, match=r"/[abc]: is damaged where it is kept"):
        extract(site, tmp_path, offline=True)
    site.requests.clear()
    assert extract(site, tmp_path)[1] == bodies("old")
    assert sum("if-none-match" in request.headers for request in site.requests) == 2
    assert kept(site, tmp_path) == bodies("old")


def test_two_processes_do_not_extract_into_the_same_archive(site: ScriptedSite, tmp_path: Path) -> None:
    with (
        hasty_fetcher(tmp_path).extraction(offline=False) as extraction,
        pytest.raises(SourceInUseError, match=r"Another process is using .*; wait until it has ended"),
    ):
        extract(site, tmp_path)
    assert extraction.extract.documents == 0


@pytest.mark.parametrize("step", range(1, CHANGES + 1))
def test_killed_at_any_step_one_edition_is_there_and_whole(
    site: ScriptedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    extract(site, tmp_path)
    publish(site, "new")
    with monkeypatch.context() as patch:
        steps = kill_at(patch, step)
        with contextlib.suppress(Killed, BaseExceptionGroup):  # where it is one of several tasks that is killed
            extract(site, tmp_path)
    assert len(steps) == step
    assert kept(site, tmp_path) in (bodies("old"), bodies("new"))
    assert extract(site, tmp_path)[1] == bodies("new")
    assert kept(site, tmp_path) == bodies("new")


def kill_at(patch: pytest.MonkeyPatch, step: int) -> list[str]:
    """Let the process end in the place of its so many-th change of the disk; return the list of those it made."""
    steps: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def change(*arguments: Any, **options: Any) -> Any:
            steps.append(name)
            if len(steps) == step:
                raise Killed
            return real(*arguments, **options)

        return change

    for name in STEPS:
        patch.setattr(Path, name, counted(name, getattr(Path, name)))
    patch.setattr(shutil, "rmtree", counted("rmtree", shutil.rmtree))
    return steps


def test_a_killed_process_leaves_what_came_and_its_hold(site: ScriptedSite, tmp_path: Path) -> None:
    extract(site, tmp_path)
    publish(site, "new")
    site.misbehave("/c", Late(30))
    site.requests.clear()
    urls = [site.address + path for path in PATHS]
    command = [sys.executable, "-c", CHILD, str(tmp_path), *urls]
    child = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    try:
        while site.asked("/c") == 0 and child.poll() is None:
            time.sleep(0.01)
    finally:
        child.kill()
    assert child.wait() == -signal.SIGKILL
    assert kept(site, tmp_path) == bodies("old")
    assert extract(site, tmp_path)[1] == bodies("new")
    assert [site.asked(path) for path in PATHS] == [1, 1, 2]
