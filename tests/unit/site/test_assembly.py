"""What the site is made of, or why it cannot be."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from scripts.site.assembly import CONFIGURATION, UnsoundDocumentsError, assemble
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    *("app/presentation/web/icon.svg", "docs/images/battle.png"),
    *("scripts/site/home.md", "scripts/site/site.css", "scripts/site/site.js"),
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One with the files that every page needs, and a document."""
    root = tmp_path / "repository"
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    (root / "README.md").write_text("# Duels\n\nIt costs $x$.\n", encoding="utf-8")
    return root


def drawn(latex: str, *, display: str) -> str:
    return f"<{display} {latex}>"


def complaints(repository: Path) -> list[str]:
    with pytest.raises(UnsoundDocumentsError) as caught:
        assemble(repository, repository / "var", drawn)
    return caught.value.complaints


def test_pages_pictures_and_settings_are_written(repository: Path) -> None:
    assemble(repository, repository / "var", drawn)
    pages = repository / "var" / "pages"
    assert (pages / "overview.md").read_text(encoding="utf-8") == (
        "---\nlang: en\n---\n\n# Duels\n\nIt costs <span><inline x></span>.\n"
    )
    assert (pages / "images" / "battle.png").exists()
    assert (pages / "assets" / "icon.svg").exists()
    assert 'nav = [{ "Home" = "index.md" }' in (repository / "var" / CONFIGURATION).read_text(encoding="utf-8")


def test_a_drawing_without_its_picture_says_what_to_run(repository: Path) -> None:
    (repository / "README.md").write_text("# Duels\n\n```mermaid\nflowchart LR\n```\n", encoding="utf-8")
    assert {one.partition(" leads nowhere")[2] for one in complaints(repository)} == {": run `make pictures`"}


def test_a_document_without_a_place_is_told(repository: Path) -> None:
    (repository / "docs" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    assert complaints(repository) == ["docs/lost.md is in no section of scripts/site/sections.py"]
