"""What an evaluation says, as a file."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from app.domain.prediction.document import Bars, Evaluation, Figure, Grid, Line, Section, Table

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.prediction.document import Cell, Drawing


def report_folder(reports: Path, version: str) -> Path:
    """Return where the report on a version lies among all, where nobody wants it elsewhere."""
    return reports / f"model-{version}"


def report_text(evaluation: Evaluation) -> str:
    """Return the same text for the same evaluation."""
    return json.dumps(asdict(evaluation), indent=1, ensure_ascii=False) + "\n"


def read_report(content: bytes) -> Evaluation:
    """Raise `ValueError`, `TypeError` or `KeyError` where it is not what was written.

    A cell of a table that is no finite number is read as an empty one.
    """
    told = json.loads(content, parse_constant=lambda _: None)
    return Evaluation(
        title=_text(told["title"]),
        facts={name: _text(fact) for name, fact in dict(told["facts"]).items()},
        sections=tuple(map(_section, told["sections"])),
        pending=_texts(told["pending"]),
    )


def _section(told: dict[str, Any]) -> Section:
    return Section(
        name=_text(told["name"]),
        title=_text(told["title"]),
        words=_texts(told["words"]),
        tables=tuple(map(_table, told["tables"])),
        figures=tuple(map(_drawing, told["figures"])),
    )


def _table(told: dict[str, Any]) -> Table:
    columns, rows = _texts(told["columns"]), tuple(tuple(map(_cell, row)) for row in told["rows"])
    _require_lengths(len(columns), *rows)
    return Table(title=_text(told["title"]), columns=columns, rows=rows)


def _drawing(told: dict[str, Any]) -> Drawing:
    """Tell it by what only its kind has."""
    read = _bars if "values" in told else _grid if "cells" in told else _figure
    return read(told)


def _bars(told: dict[str, Any]) -> Bars:
    labels, values = _texts(told["labels"]), _numbers(told["values"])
    _require_lengths(len(labels), values)
    return Bars(**_names(told, "name", "title", "x"), labels=labels, values=values)


def _grid(told: dict[str, Any]) -> Grid:
    columns, rows = _texts(told["columns"]), _texts(told["rows"])
    cells = tuple(map(_numbers, told["cells"]))
    _require_lengths(len(rows), cells)
    _require_lengths(len(columns), *cells)
    return Grid(**_names(told, "name", "title", "x", "y"), columns=columns, rows=rows, cells=cells)


def _figure(told: dict[str, Any]) -> Figure:
    return Figure(
        **_names(told, "name", "title", "x", "y"),
        lines=tuple(map(_line, told["lines"])),
        x_is_log=_flag(told["x_is_log"]),
        y_is_log=_flag(told["y_is_log"]),
        has_diagonal=_flag(told["has_diagonal"]),
    )


def _line(told: dict[str, Any]) -> Line:
    x, y, low, high = (_numbers(told[name]) for name in ("x", "y", "low", "high"))
    labels = _texts(told["labels"])
    # Older reports were written before lines could be plain.
    is_plain = _flag(told.get("is_plain", False))
    _require_lengths(len(x), y, *filter(None, (low, high, labels)))
    return Line(name=_text(told["name"]), x=x, y=y, low=low, high=high, labels=labels, is_plain=is_plain)


def _names(told: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: _text(told[name]) for name in names}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, str) else _number(value)


def _number(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return value


def _numbers(values: list[object]) -> tuple[float, ...]:
    return tuple(map(_number, values))


def _require_lengths(length: int, *parts: tuple[object, ...]) -> None:
    if {len(part) for part in parts} - {length}:
        raise ValueError("what belongs together is not of one length")
