"""A link between documents leads on the site to a page, to a copied file, or to the file in the repository."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from scripts.site.code import replaced
from scripts.site.documents import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.site.documents import Document

REPOSITORY: Final = "https://github.com/predictiondex/predictiondex"
_LINK: Final = r"(?P<before>\]\()(?P<target>[^)\s]+)(?=\))"
_ELSEWHERE: Final = re.compile(r"[a-z]+:")
_PICTURES: Final = {".gif", ".jpg", ".png", ".svg", ".webp"}


class Links:
    """Rewrites the links of documents, and remembers which files they show and which of them lead nowhere."""

    def __init__(self, root: Path, pages: Mapping[PurePosixPath, PurePosixPath]) -> None:
        self._root = root
        self._pages = pages
        self.pictures: set[PurePosixPath] = set()
        self.broken: dict[str, None] = {}

    def rewritten(self, document: Document) -> str:
        def replace(found: re.Match[str]) -> str:
            return found["before"] + self._rewritten(found["target"], document)

        return replaced(_LINK, replace, document.text)

    def _rewritten(self, link: str, document: Document) -> str:
        path, _, heading = link.partition("#")
        if not path or _ELSEWHERE.match(link):
            return link
        target = PurePosixPath(posixpath.normpath(document.source.parent / path))
        if ".." in target.parts or not (self._root / target).exists():
            self.broken[f"{document.source}: {link} leads nowhere"] = None
        address = self._address(target, document.page)
        return f"{address}#{heading}" if heading else address

    def _address(self, target: PurePosixPath, page: PurePosixPath) -> str:
        to_page = self._pages.get(target) or self._pages.get(target / "README.md")
        if to_page:
            return _relative(to_page, page)
        if target.suffix in _PICTURES:
            self.pictures.add(target)
            return _relative(place(target), page)
        return f"{REPOSITORY}/{'tree' if (self._root / target).is_dir() else 'blob'}/main/{target}"


def _relative(target: PurePosixPath, page: PurePosixPath) -> str:
    return Path(os.path.relpath(target, page.parent)).as_posix()
