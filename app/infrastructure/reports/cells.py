from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.prediction.document import Cell

_LEAST: Final = 1e-6
_TINY: Final = 1e-3
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
    if 0 < size < _LEAST:
        return f"{'-' if cell < 0 else ''}<{_LEAST:f}"
    digits = 6 if 0 < size < _TINY else 4 if size < _SMALL else 1 if size < _HUNDREDS else 0
    return f"{cell:,.{digits}f}"
