from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from app.infrastructure.learning.source_commit import UNKNOWN, source_commit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One committed file, and one that Git does not know."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # set where a Git hook runs the tests
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "source.py").write_text("pass\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "source.py")
    git(tmp_path, "-c", "user.name=Oak", "-c", "user.email=oak@example.org", "commit", "--quiet", "-m", "One")
    (tmp_path / "untracked.py").write_text("pass\n", encoding="utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S607 - as the user has it
    return done.stdout.strip()


def test_the_commit_of_a_clean_checkout_is_its_whole_hash(checkout: Path) -> None:
    git(checkout, "tag", "v1")

    assert source_commit(checkout / "source.py") == git(checkout, "rev-parse", "HEAD")


def test_a_change_after_the_commit_is_shown(checkout: Path) -> None:
    (checkout / "source.py").write_text("...\n", encoding="utf-8")

    assert source_commit(checkout / "source.py") == git(checkout, "rev-parse", "HEAD") + "-dirty"


def test_a_file_that_git_does_not_know_has_no_commit(checkout: Path) -> None:
    assert source_commit(checkout / "untracked.py") == UNKNOWN


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert source_commit(tmp_path / "source.py") == UNKNOWN


def test_without_git_there_is_no_commit(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(checkout))

    assert source_commit(checkout / "source.py") == UNKNOWN


def test_a_folder_that_is_gone_has_no_commit(checkout: Path) -> None:
    assert source_commit(checkout / "gone" / "source.py") == UNKNOWN


def test_this_very_source_has_one_or_says_that_it_is_unknown() -> None:
    assert re.fullmatch(r"unknown|[0-9a-f]{40}(-dirty)?", source_commit())
