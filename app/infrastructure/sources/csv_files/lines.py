"""Files of a Pokédex as lines of a given shape, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.infrastructure.sources.csv_files.table import Dialect, broken, read_bytes, read_table
from app.infrastructure.sources.csv_files.writing import as_cell, csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from app.infrastructure.sources.csv_files.table import Row, Table

Line = TypeVar("Line", bound=BaseModel)


def columns_of(shape: type[BaseModel]) -> tuple[str, ...]:
    return tuple(_column(field) for field in shape.model_fields)


def cells_of(line: BaseModel) -> dict[str, str]:
    """Return what stands in the file, by column."""
    return {_column(field): as_cell(getattr(line, field)) for field in type(line).model_fields}


def lines_text(shape: type[Line], lines: Iterable[Line]) -> str:
    return csv_text(columns=columns_of(shape), rows=(tuple(cells_of(line).values()) for line in lines))


def read_lines(file: Path, shape: type[Line]) -> list[Line]:
    """Read every line of a CSV file into `shape`, or raise `BrokenSourceError` naming all that do not fit."""
    table = read_utf8(file)
    lines: list[Line] = []
    problems = list(table.problems)
    for row in table.rows:
        try:
            lines.append(shape.model_validate({field_of(column): cell for column, cell in row.cells.items()}))
        except ValidationError as error:
            problems += [_problem(table.file, row, one) for one in error.errors()]
    if problems:
        raise BrokenSourceError(problems)
    return lines


def read_utf8(file: Path) -> Table:
    try:
        text = read_bytes(file).decode()
    except UnicodeDecodeError as error:
        raise broken(file.name, "is not UTF-8 text") from error
    return read_table(file.name, text, Dialect())


def field_of(column: str) -> str:
    return "def_" if column == "def" else column


def _column(field: str) -> str:
    return field.removesuffix("_")


def _problem(file: str, row: Row, error: ErrorDetails) -> SourceProblem:
    column = _column(str(error["loc"][0]))
    return SourceProblem(file=file, line=row.line, column=column, value=row.cells.get(column), reason=error["msg"])
