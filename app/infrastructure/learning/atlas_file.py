"""The file of an atlas: one page that says what it was made from, then its cells."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.atlas_repository import AtlasMissingError, UnusableAtlasError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from app.application.ports.atlas_repository import AtlasPlan

_FORMAT: Final = "PredictionDex atlas 1"
_HEADER_SIZE: Final = 4096
_CELL: Final = np.dtype("<u4")


def size_of(duels: int) -> int:
    """Return the bytes of an atlas of so many duels."""
    return _HEADER_SIZE + duels * _CELL.itemsize


def write_atlas(file: Path, plan: AtlasPlan, parts: Sequence[bytes]) -> None:
    """Let the file take its place when it is whole and on the disk."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    unfinished = file.with_suffix(".unfinished")
    with unfinished.open("wb") as whole:
        whole.write(_header(plan, digest.hexdigest()))
        whole.writelines(parts)
        whole.flush()
        os.fsync(whole.fileno())
    unfinished.replace(file)


def open_atlas(file: Path, plan: AtlasPlan) -> NDArray[np.uint32]:
    """Return the cells, mapped into memory, which all processes that open them share.

    Raises:
        AtlasMissingError: there is no such file.
        UnusableAtlasError: it is not whole, or was made from something else.
    """
    try:
        _check_header(file, plan)
        cells = np.memmap(file, _CELL, mode="r", offset=_HEADER_SIZE, shape=(plan.duels,))
        header = _header_of(file)
    except FileNotFoundError:
        raise AtlasMissingError(plan.origin.key) from None
    if header != _header(plan, hashlib.sha256(cells.data).hexdigest()):
        raise UnusableAtlasError(plan.origin.key, "its content is not the one that its header describes")
    # A plain view: numpy's own class for mapped files makes every look-up slower.
    return cells.view(np.ndarray)


def _check_header(file: Path, plan: AtlasPlan) -> None:
    key = plan.origin.key
    try:
        said: dict[str, Any] = json.loads(_header_of(file))
        differing = [name for name, value in _facts(plan).items() if said[name] != value]
    except (ValueError, KeyError, TypeError) as error:
        raise UnusableAtlasError(key, "its header cannot be read") from error
    if differing:
        raise UnusableAtlasError(key, f"it was made from another {differing[0].replace('_', ' ')}")
    size, wanted = file.stat().st_size, size_of(plan.duels)
    if size != wanted:
        raise UnusableAtlasError(key, f"it has {size:,} bytes, and should have {wanted:,}")


def _header_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_HEADER_SIZE)


def _header(plan: AtlasPlan, digest: str) -> bytes:
    return json.dumps(_facts(plan) | {"sha256": digest}).encode().ljust(_HEADER_SIZE)


def _facts(plan: AtlasPlan) -> dict[str, Any]:
    return {"format": _FORMAT, **asdict(plan.origin), "duels": plan.duels}
