"""What a training keeps of what it has learnt from, as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.monitoring.columns import DIGITS, IN_WORDS
from app.domain.monitoring.reference import Reference
from app.domain.monitoring.sides import RAISED

if TYPE_CHECKING:
    from numpy.typing import NDArray

REFERENCE_FILE: Final = "reference.json"
_SIDES: Final = ("a", "b")
_LEAST_DUELS: Final = 2
"""One half of them decides how far from the other half is too far."""


def reference_bytes(reference: Reference) -> bytes:
    """Return the same bytes for the same reference."""
    limits = zip(RAISED, reference.lowest, reference.highest, strict=True)
    told = {
        "columns": {name: _numbers(values) for name, values in reference.columns.items()},
        "sides": {
            f"{side}_{fact}": _numbers(reference.sides[row, :, column])
            for row, side in enumerate(_SIDES)
            for column, fact in enumerate(RAISED)
        },
        "limits": {fact: [float(lowest), float(highest)] for fact, lowest, highest in limits},
    }
    return json.dumps(told, separators=(",", ":")).encode()


def read_reference(content: bytes) -> Reference:
    """Raise `ValueError`, `TypeError` or `KeyError` where it is not what was written."""
    told = json.loads(content)
    sides = [[_array(told["sides"][f"{side}_{fact}"]) for fact in RAISED] for side in _SIDES]
    lowest, highest = np.array([told["limits"][fact] for fact in RAISED], dtype=np.float64).T
    columns = {name: _array(told["columns"][name]) for name in IN_WORDS}
    if {len(values) for values in columns.values()} != {len(sides[0][0])}:
        raise ValueError("its columns are not of one length")
    if len(sides[0][0]) < _LEAST_DUELS:
        raise ValueError(f"it holds fewer than {_LEAST_DUELS} duels")
    return Reference(columns=columns, sides=np.array(sides).transpose(0, 2, 1), lowest=lowest, highest=highest)


def _numbers(values: NDArray[np.float64]) -> list[Any]:
    """Return whole numbers without a point."""
    rounded = np.round(values, DIGITS).tolist()
    return [int(one) if one.is_integer() else one for one in rounded]


def _array(values: Any) -> NDArray[np.float64]:
    found = np.array(values, dtype=np.float64)
    if not np.isfinite(found).all():
        raise ValueError("not all that it holds are numbers")
    return found
