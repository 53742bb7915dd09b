from __future__ import annotations

import csv
import errno
import hashlib
import io
from typing import TYPE_CHECKING

from app.application.ports.written_file import WrittenFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_UNFINISHED = ".unfinished"


def csv_text(*, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([as_cell(value) for value in row] for row in rows)
    return text.getvalue()


def as_cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def described(name: str, content: str) -> WrittenFile:
    """Describe a file of which no cell holds a line break."""
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return WrittenFile(name=name, rows=content.count("\n") - 1, sha256=sha256)


def write_together(contents: Mapping[str, str], destination: Path) -> None:
    """Write all files, by name, into the folder, or raise `OSError`; what cannot be written leaves the old ones alone.

    They take the places of the old ones one after another: whoever is killed in between leaves some of either.
    """
    destination.mkdir(parents=True, exist_ok=True)
    unfinished = {destination / f"{name}{_UNFINISHED}": destination / name for name in contents}
    for name in contents:
        if (destination / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{name} is a folder")
    try:
        for file, content in zip(unfinished, contents.values(), strict=True):
            file.write_bytes(content.encode())
        for file, finished in unfinished.items():
            file.replace(finished)
    finally:
        for file in unfinished:
            file.unlink(missing_ok=True)
