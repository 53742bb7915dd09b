"""Compiled rules of battle, taken over by a release that has the same rules; as a program, by the one in this folder.

To compile them keeps a processor busy for a minute or two, which an instance that answers meanwhile would feel.

Numba keeps them under the name of the folder of their source, and looks at the content before it believes them. Where
it should do so in another way one day, nothing is found here, and the rules are compiled.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VARIABLE: Final = "NUMBA_CACHE_DIR"
_BESIDE: Final = Path("app", "domain", "battle", "__pycache__")
"""Where they are kept when that variable is not set."""


def take_over(before: Path, release: Path, environ: Mapping[str, str]) -> None:
    """Give a release what was compiled for the code in another folder."""
    common = environ.get(_VARIABLE)
    kept, own = (Path(common) if common else folder / _BESIDE for folder in (before, release))
    names = dict(zip(_names(before), _names(release, like=before), strict=True))
    for rules in kept.glob("rules-*"):
        for compiled in rules.iterdir():
            target = own / rules.name / names.get(compiled.name, compiled.name)
            # To import the rules is enough to make their folders, which are empty until something is compiled.
            if compiled.name in names and not any(target.glob("*")):
                shutil.copytree(compiled, target, dirs_exist_ok=True)


def _names(code: Path, *, like: Path | None = None) -> Iterator[str]:
    """Name what was compiled from each folder of this code, or from those that another code has."""
    model = like or code
    for folder in sorted(one for one in (model / "app").rglob("*") if one.is_dir() and one.name != "__pycache__"):
        own = code / folder.relative_to(model)
        yield f"{own.name}_{hashlib.sha1(str(own).encode(), usedforsecurity=False).hexdigest()}"


if __name__ == "__main__":
    for given in map(Path, sys.argv[1:]):
        if os.access(given / "app", os.R_OK | os.X_OK):  # who delivers may be somebody else
            take_over(given, Path.cwd(), os.environ)
