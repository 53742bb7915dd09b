"""How a rule of the battle becomes fast: compiled, and built into the rule that applies it."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numba

if TYPE_CHECKING:
    from collections.abc import Callable

_settings: Any = numba.config
_UNFINISHED = shutil.ignore_patterns("*.tmp.*")
_Rule = TypeVar("_Rule", bound="Callable[..., object]")


def _cache_folder() -> Path:
    """Return where compiled code is kept for these very rules.

    Numba compares the file of the function that is called from outside, not those of the rules built into it: under a
    name that did not change with them, yesterday's rules would be played.
    """
    sources = Path(__file__).parent
    rules = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(sources.rglob("*.py")))).hexdigest()[:16]
    folder = Path(_settings.CACHE_DIR or sources / "__pycache__") / f"rules-{rules}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()  # a folder that is there may still be another user's
    except OSError:
        return _own_copy(folder)
    return folder


def _own_copy(folder: Path) -> Path:
    """Return a folder of this user's, with what is compiled in that one: Numba reads only where it may write."""
    own = _own_folder() / folder.name
    if folder.is_dir() and not own.exists():
        unfinished = Path(tempfile.mkdtemp(dir=own.parent))
        shutil.copytree(folder, unfinished, ignore=_UNFINISHED, dirs_exist_ok=True)
        try:
            unfinished.rename(own)
        except OSError:  # another process was faster
            shutil.rmtree(unfinished)
    return own


def _own_folder() -> Path:
    """Return a folder that nobody else has made, or may write: what Numba finds there, it runs."""
    own = Path(tempfile.gettempdir()) / f"predictiondex-{os.getuid()}"
    with suppress(FileExistsError):
        own.mkdir(mode=0o700)
    found = own.lstat()
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
    return own if is_own else Path(tempfile.mkdtemp(prefix=f"{own.name}-"))


_settings.CACHE_DIR = str(_cache_folder())


def rule(function: _Rule) -> _Rule:
    """Compile a rule into its callers; with NUMBA_DISABLE_JIT=1 it stays plain Python, for a debugger."""
    return cast("_Rule", numba.njit(cache=True, error_model="numpy", forceinline=True)(function))


def entry(function: _Rule) -> _Rule:
    """Compile a function that is called from outside; several threads may be in it at once."""
    return cast("_Rule", numba.njit(cache=True, error_model="numpy", nogil=True)(function))
