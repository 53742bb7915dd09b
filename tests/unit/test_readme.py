"""The README says how good and how fast this is in the words of the latest reports."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest

from app.settings import Settings
from scripts.readme.__main__ import written
from scripts.readme.speed import cells_of
from tests.conftest import ROOT

REPORT: Final[dict[str, Any]] = json.loads((ROOT / "docs" / "evaluation" / "report.json").read_text(encoding="utf-8"))
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_is_written_from_reports_is_that_of_today() -> None:
    assert written() == README, "run `make readme`"


def test_each_figure_stands_under_its_name() -> None:
    (report,) = (one["tables"][0] for one in REPORT["sections"] if one["name"] == "overall")
    (row,) = (one for one in report["rows"] if one[0] == "all")
    shown = dict(zip(cells("| | mean absolute error |"), cells("| all of these |"), strict=True))
    in_report = {"mean absolute error": "MAE", "Brier": "Brier", "accuracy": "accuracy"}
    for name, column in in_report.items():
        figure = row[report["columns"].index(column)]
        assert shown[name] in {f"{figure:.4f}", f"{figure:.2%}".replace("%", " %")}


def test_nothing_is_better_than_what_is_possible() -> None:
    *_, brier, least, accuracy, most = cells("| all of these |")
    assert float(least) <= float(brier)
    assert float(most.rstrip(" %")) >= float(accuracy.rstrip(" %"))


def cells(beginning: str) -> list[str]:
    (line,) = (one for one in README.splitlines() if one.startswith(beginning))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_measurement_that_is_gone_is_noticed() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        cells_of("load", "the worst move")


def test_the_report_is_about_the_bundled_exam() -> None:
    manifest = json.loads((ROOT / "data" / "exam" / "manifest.json").read_text(encoding="utf-8"))
    assert f"checksum {manifest['checksum'][:12]}" in REPORT["facts"]["exam"]
    assert REPORT["pending"] == []


def test_the_settings_that_it_names_are_settings() -> None:
    named = {name.lower() for name in re.findall(r"\bPREDICTIONDEX_([A-Z_]+)`", README)}
    assert named <= Settings.model_fields.keys()
    assert named
