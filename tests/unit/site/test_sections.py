"""Each document has one place in the navigation."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

from scripts.site.documents import Document, read_documents
from scripts.site.home import home
from scripts.site.navigation import navigation
from scripts.site.sections import SECTIONS, documents_of, language_of, left_out
from tests.conftest import ROOT

DOCUMENTS = list(read_documents(ROOT))


def document(source: str, text: str = "") -> Document:
    return Document(source=PurePosixPath(source), text=text)


def pages_in(entries: list[dict[str, Any]]) -> list[str]:
    found: list[str] = []
    for content in (content for entry in entries for content in entry.values()):
        found += [content] if isinstance(content, str) else pages_in(content)
    return found


def test_every_document_is_in_one_section() -> None:
    assert left_out(DOCUMENTS) == []
    places = Counter(one.source for section in SECTIONS for one in documents_of(section, DOCUMENTS))
    assert [source for source, count in places.items() if count > 1] == []


def test_the_navigation_names_each_page_once() -> None:
    front = home(ROOT, DOCUMENTS)
    entries = tomllib.loads(f"nav = {navigation(front, DOCUMENTS)}")["nav"]
    assert sorted(pages_in(entries)) == sorted(str(one.page) for one in (front, *DOCUMENTS))


def test_a_new_document_in_a_folder_appears_by_itself() -> None:
    new = document("docs/how-to/fly.md", "# How to `fly`\n")
    nav = tomllib.loads(f"nav = {navigation(document('scripts/site/home.md'), [new])}")["nav"]
    assert nav == [{"Home": "index.md"}, {"How-to guides": [{"How to fly": "how-to/fly.md"}]}]


def test_a_folder_in_a_folder_is_a_section_by_the_title_of_its_own_page() -> None:
    inside = [
        document("docs/reference/http/README.md", "# HTTP\n"),
        document("docs/reference/http/duels.md", "# Duels\n"),
    ]
    new = [document("docs/reference/cli.md", "# Commands\n"), *inside]
    nav = tomllib.loads(f"nav = {navigation(document('scripts/site/home.md'), new)}")["nav"]
    http = {"HTTP": [{"HTTP": "reference/http/index.md"}, {"Duels": "reference/http/duels.md"}]}
    assert nav[1] == {"Reference": [{"Commands": "reference/cli.md"}, http]}


def test_a_document_elsewhere_is_left_out() -> None:
    assert left_out([document("docs/elsewhere.md")]) == [PurePosixPath("docs/elsewhere.md")]


def test_french_pages_are_said_to_be_french() -> None:
    assert [language_of(document(one)) for one in ("README.fr.md", "docs/fr/a.md", "docs/adr/b.md")] == [
        "fr",
        "fr",
        "en",
    ]


def test_the_home_page_has_a_door_to_each_section_with_its_first_document() -> None:
    text = home(ROOT, [document("docs/adr/0002-b.md"), document("docs/adr/README.md")]).text
    assert "**[Decisions](../../docs/adr/0002-b.md)**" in text
    assert "Français" not in text
