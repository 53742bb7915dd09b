from __future__ import annotations

from typing import Final

from scripts.documents import ROOT

DOCS: Final = ROOT / "docs"
README: Final = ROOT / "README.md"
