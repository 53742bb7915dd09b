"""Where figures come from that no constant holds: a rule's own text, a proof, a report."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from tests.conftest import ROOT


def number_in(file: str, around: str) -> int:
    """Return the number that a file has in the one place that this expression, with a group for it, describes."""
    return int(figure_in(file, around).replace(",", ""))


def figure_in(file: str, around: str) -> str:
    """Return the same as it is written there."""
    (found,) = re.findall(around, (ROOT / file).read_text(encoding="utf-8"))
    return str(found)


def rows_of(section: str, table: int = 0) -> dict[str, list[Any]]:
    """Return a table of docs/evaluation/report.json, by the first cells of its rows."""
    return {row[0]: row[1:] for row in table_of(section, table)}


def table_of(section: str, table: int = 0) -> list[list[Any]]:
    (found,) = (one for one in _report()["sections"] if one["name"] == section)
    rows: list[list[Any]] = found["tables"][table]["rows"]
    return rows


@cache
def _report() -> Any:
    return json.loads((ROOT / "docs" / "evaluation" / "report.json").read_text(encoding="utf-8"))
