"""The numbers of decisions, which their files have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.figures import Claims

_FILES: Final = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


def _title(file: Path) -> str:
    heading = file.read_text(encoding="utf-8").partition("\n")[0]
    return heading.removeprefix("# ").partition(" ")[2]


CLAIMS: Final[Claims] = {"docs/adr/README.md": {f"{{}} {_title(file)}": (file.name[:4],) for file in _FILES}}
