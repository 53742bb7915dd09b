"""The tutorial and the guides: ports, and what is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.documents.figures import Claims

_MAKEFILE: Final = (ROOT / "Makefile").read_text(encoding="utf-8")
_PYTHON: Final = re.findall(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))[0]


def _port(name: str) -> int:
    (found,) = re.findall(rf"^{name} \?= (\d+)$", _MAKEFILE, re.MULTILINE)
    return int(found)


CLAIMS: Final[Claims] = {
    "docs/tutorial/first-prediction.md": {
        "with Python {} or later": (_PYTHON,),
        "http://127.0.0.1:{:d} is the web interface": (_port("WEB_PORT"),),
        "http://127.0.0.1:{:d}/docs is Swagger UI": (_port("PORT"),),
    }
}
