"""A link of a document leads to a file, and to a heading, that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from scripts.documents import documents
from scripts.markdown import anchor
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_CODE: Final = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_FENCE: Final = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_ELSEWHERE: Final = re.compile(r"^(https?:|mailto:)")


@pytest.mark.parametrize("file", documents(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_leads_somewhere(file: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", file.read_text(encoding="utf-8"))):
        if not _ELSEWHERE.match(link):
            path, _, heading = link.partition("#")
            target = (file.parent / path) if path else file
            assert target.exists(), link
            assert not heading or heading in _headings(target), link


def _headings(file: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", _FENCE.sub("", file.read_text(encoding="utf-8")), re.MULTILINE)
    return {anchor(title) for title in titles}
