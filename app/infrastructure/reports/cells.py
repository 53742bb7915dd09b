from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.prediction.document import Cell

_SMALL: Final = 10
_HUNDREDS: Final = 1000


def in_print(cell: Cell) -> str:
    """Return a number with as many digits as can be read, and what is missing as a dash."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return f"{cell:,}"
    size = abs(cell)
    digits = 4 if size < _SMALL else 1 if size < _HUNDREDS else 0
    text = f"{cell:,.{digits}f}"
    # What rounds to nothing is shown by its first digits, so that a small regret is not taken for none.
    return f"{cell:.1e}" if cell and not text.strip("-0.") else text
