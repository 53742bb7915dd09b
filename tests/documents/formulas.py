"""The formulas of a document that stand in lines of their own, between two lines of `$$`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.conftest import ROOT
from tests.documents.latex import formula

if TYPE_CHECKING:
    from tests.documents.latex import Formula

_DISPLAYED: Final = re.compile(r"^\$\$\n(.*?)\n\$\$$", re.MULTILINE | re.DOTALL)
_NAME: Final = re.compile(r"\\text\{([^}]*)\}")
_SIGN: Final = re.compile(r" (=|\\approx) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A name, and what it is said to be: one formula, or several that say the same."""

    name: str
    sides: tuple[Formula, ...]
    last_side: str
    is_rounded: bool
    """The last side is the one before it, rounded."""


def equations(document: str) -> dict[str, Equation]:
    """Return the equations of a document by their names; raise `ValueError` where one is no formula."""
    found = [_equation(latex) for latex in _DISPLAYED.findall((ROOT / document).read_text(encoding="utf-8"))]
    return {one.name: one for one in found}


def _equation(latex: str) -> Equation:
    name, *rest = _SIGN.split(latex)
    sides = rest[1::2]
    return Equation(
        name=_NAME.sub(r"\1", name),
        sides=tuple(map(formula, sides)),
        last_side=sides[-1],
        is_rounded=rest[-2] != "=",
    )
