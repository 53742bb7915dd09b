"""Puts the sources of the site together, out of the documents as GitHub shows them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from scripts.site.documents import place, read_documents
from scripts.site.drawings import FOLDER, with_pictures
from scripts.site.formulas import with_formulas
from scripts.site.home import home
from scripts.site.links import Links
from scripts.site.lists import with_wide_lists
from scripts.site.navigation import navigation
from scripts.site.sections import language_of, left_out

if TYPE_CHECKING:
    from scripts.site.documents import Document
    from scripts.site.formulas import ToMathml

CONFIGURATION: Final = "zensical.toml"
_HERE: Final = Path(__file__).parent
_ASSETS: Final = (
    Path("app/presentation/web/icon.svg"),
    Path("scripts/site/site.css"),
    Path("scripts/site/site.js"),
)


class UnsoundDocumentsError(Exception):
    def __init__(self, complaints: list[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def assemble(root: Path, folder: Path, to_mathml: ToMathml) -> None:
    """Write into the folder what Zensical makes the site of."""
    documents = [with_pictures(one) for one in read_documents(root)]
    front = home(root, documents)
    links = Links(root, {one.source: one.page for one in (front, *documents)})
    texts = {one.page: _text(one, links, to_mathml) for one in (front, *documents)}
    _refuse_unsound(links, left_out(documents))
    shutil.rmtree(folder, ignore_errors=True)
    for page, text in texts.items():
        _write(folder / "pages" / page, text)
    for picture in links.pictures:
        _copy(root / picture, folder / "pages" / place(picture))
    for asset in _ASSETS:
        _copy(root / asset, folder / "pages" / "assets" / asset.name)
    shutil.copytree(_HERE / "theme", folder / "theme")
    settings = (_HERE / CONFIGURATION).read_text(encoding="utf-8")
    _write(folder / CONFIGURATION, settings.replace("nav = []", f"nav = {navigation(front, documents)}"))


def _text(document: Document, links: Links, to_mathml: ToMathml) -> str:
    text = with_wide_lists(with_formulas(links.rewritten(document), to_mathml))
    # GitHub reads Markdown in what is folded without being told.
    text = re.sub(r"^<details>", "<details markdown>", text, flags=re.MULTILINE)
    return f"---\nlang: {language_of(document)}\n---\n\n{text}"


def _refuse_unsound(links: Links, left: list[PurePosixPath]) -> None:
    complaints = [f"{one} is in no section of scripts/site/sections.py" for one in left]
    complaints += [f"{one}: run `make pictures`" if f"{FOLDER.name}/" in one else one for one in links.broken]
    if complaints:
        raise UnsoundDocumentsError(complaints)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
