"""Files of delimited text as rows of cells, each row with the line on which it begins."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import BrokenSourceError, Extract, SourceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from app.application.ports.pokedex_source import Tell

LARGEST: Final = 5_000_000
"""In bytes; the whole Pokédex has a twentieth of it."""

_CONTROL_CHARACTER: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    delimiter: str = ","
    quote: str = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    line: int
    cells: Mapping[str, str]
    """By column, as they stand in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    file: str
    line: int
    """Of the header."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[SourceProblem, ...]
    """Of the lines that are no rows."""


def read_bytes(file: Path) -> bytes:
    """Raise `BrokenSourceError` where it is no file, or none that can be read."""
    try:
        if file.is_dir():
            raise broken(file.name, "is a folder; it must be a file")
        if file.stat().st_size > LARGEST:
            reason = (
                f"has {file.stat().st_size / 1e6:.1f} MB; a table of the Pokédex has at most {LARGEST / 1e6:.0f} MB"
            )
            raise broken(file.name, reason)
        return file.read_bytes()
    except OSError as error:
        raise broken(file.name, f"cannot be read: {error.strerror}") from error


def hashed(files: Sequence[Path], tell: Tell) -> Extract:
    digest = hashlib.sha256()
    for number, file in enumerate(files, start=1):
        digest.update(read_bytes(file))
        tell("reading the files", number, len(files))
    return Extract(documents=len(files), sha256=digest.hexdigest())


def broken(file: str, reason: str, *, line: int | None = None, column: str | None = None) -> BrokenSourceError:
    return BrokenSourceError([SourceProblem(file=file, line=line, reason=reason, column=column)])


def read_table(file: str, text: str, dialect: Dialect) -> Table:
    """Raise `BrokenSourceError` where there is no header that the rows could be read by."""
    records = _records(text, dialect)
    header, columns = _header(file, next(records, None))
    rows: list[Row] = []
    problems: list[SourceProblem] = []
    for line, record in records:
        if isinstance(record, csv.Error):
            problems.append(SourceProblem(file=file, line=line, reason=_reason(record)))
        elif found := list(_problems(file, line, columns, record)):
            problems += found
        else:
            rows.append(Row(line=line, cells=dict(zip(columns, record, strict=False))))
    return Table(file=file, line=header, columns=columns, rows=tuple(rows), problems=tuple(problems))


def _records(text: str, dialect: Dialect) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Yield what is not empty, with its line; after a line that is no CSV, go on with the next."""
    lines = io.StringIO(text, newline="").readlines()
    at = 0
    while at < len(lines):
        rest = (lines[number] for number in range(at, len(lines)))
        reader = csv.reader(rest, delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)
        try:
            record = next(reader)
        except csv.Error as error:
            at += 1
            yield at, error
        else:
            if any(cell.strip() for cell in record):
                yield at + 1, record
            at += reader.line_num


def _header(file: str, first: tuple[int, list[str] | csv.Error] | None) -> tuple[int, tuple[str, ...]]:
    if first is None:
        raise broken(file, "is empty; its first line must name the columns")
    line, record = first
    if isinstance(record, csv.Error):
        raise broken(file, _reason(record), line=line)
    columns = [cell.strip() for cell in record]
    while not columns[-1]:
        columns.pop()
    problems = [*_control_characters(file, line, columns, columns), *_twice(file, line, columns)]
    if problems:
        raise BrokenSourceError(problems)
    return line, tuple(columns)


def _twice(file: str, line: int, columns: Sequence[str]) -> Iterator[SourceProblem]:
    for column, times in Counter(columns).items():
        if times > 1:
            yield SourceProblem(file=file, line=line, column=column, reason=f"stands {times} times; it must stand once")


def _problems(file: str, line: int, columns: Sequence[str], record: Sequence[str]) -> Iterator[SourceProblem]:
    if len(record) < len(columns) or any(record[len(columns) :]):
        reason = f"has {len(record)} cells, but the header has {len(columns)}"
        yield SourceProblem(file=file, line=line, reason=reason)
    else:
        yield from _control_characters(file, line, columns, record)


def _control_characters(file: str, line: int, columns: Sequence[str], record: Sequence[str]) -> Iterator[SourceProblem]:
    for column, cell in zip(columns, record, strict=False):
        if found := _CONTROL_CHARACTER.search(cell):
            reason = f"contains the control character U+{ord(found[0]):04X}"
            yield SourceProblem(file=file, line=line, column=column, value=cell, reason=reason)


def _reason(error: csv.Error) -> str:
    return f"is not CSV, which may be due to a quotation mark that is not closed: {error}"
