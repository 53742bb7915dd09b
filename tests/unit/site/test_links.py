"""A link works on the site as it does on GitHub."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import pytest

from scripts.site.documents import Document
from scripts.site.links import REPOSITORY, Links

if TYPE_CHECKING:
    from pathlib import Path

_GUIDE: Final = PurePosixPath("docs/how-to/guide.md")
_FILES: Final = (
    *("README.md", "docs/how-to/guide.md", "docs/how-to/other.md", "docs/adr/README.md"),
    *("docs/images/battle.png", "app/main.py"),
)


@pytest.fixture
def links(tmp_path: Path) -> Links:
    for name in _FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    documents = [Document(source=PurePosixPath(name), text="") for name in _FILES if name.endswith(".md")]
    return Links(tmp_path, {one.source: one.page for one in documents})


def rewritten(links: Links, text: str) -> str:
    return links.rewritten(Document(source=_GUIDE, text=text))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("other.md", "other.md"),
        ("other.md#a-heading", "other.md#a-heading"),
        ("#here", "#here"),
        ("../../README.md#settings", "../overview.md#settings"),
        ("../adr/README.md", "../adr/index.md"),
        ("../adr", "../adr/index.md"),
        ("../images/battle.png", "../images/battle.png"),
        ("../../app/main.py", f"{REPOSITORY}/blob/main/app/main.py"),
        ("../../app/main.py#L3", f"{REPOSITORY}/blob/main/app/main.py#L3"),
        ("../../app", f"{REPOSITORY}/tree/main/app"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("mailto:ash@example.org", "mailto:ash@example.org"),
    ],
)
def test_a_link_leads_to_the_same_as_on_github(links: Links, link: str, expected: str) -> None:
    assert rewritten(links, f"See [this]({link}), please.") == f"See [this]({expected}), please."
    assert not links.broken


def test_a_picture_is_remembered_for_it_must_be_copied(links: Links) -> None:
    assert rewritten(links, "![a battle](../images/battle.png)") == "![a battle](../images/battle.png)"
    assert links.pictures == {PurePosixPath("docs/images/battle.png")}


@pytest.mark.parametrize("link", ["gone.md", "../images/gone.png", "../../../outside.md"])
def test_a_link_that_leads_nowhere_is_told(links: Links, link: str) -> None:
    rewritten(links, f"[this]({link})")
    assert list(links.broken) == [f"docs/how-to/guide.md: {link} leads nowhere"]


@pytest.mark.parametrize(
    "code",
    ["`[a](gone.md)`", "``[a](gone.md) ` ``", "```md\n[a](gone.md)\n```", "1. so\n\n   ```md\n   [a](gone.md)\n   ```"],
)
def test_what_looks_like_a_link_in_code_stays(links: Links, code: str) -> None:
    assert rewritten(links, code) == code
    assert not links.broken
