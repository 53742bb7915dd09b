"""The README says how good the model is in the words of the bundled report."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest

from app.settings import Settings
from tests.conftest import ROOT

REPORT: Final[dict[str, Any]] = json.loads((ROOT / "docs" / "evaluation" / "report.json").read_text(encoding="utf-8"))
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
SLICES: Final = {
    "**PredictionDex**, random moves": "random",
    "**PredictionDex**, strong moves": "strong",
    "**PredictionDex**, any level and spread": "spread",
    "all of these": "all",
}
BASELINES: Final = {
    "20 live battles": "20 live battles",
    "turns to KO on base stats": "turns to KO",
    "total base stats": "total base stats",
}


def rows_of(section: str) -> dict[str, list[float]]:
    (found,) = (one for one in REPORT["sections"] if one["name"] == section)
    return {row[0]: row[1:] for row in found["tables"][0]["rows"]}


def told_of(name: str) -> list[str]:
    (line,) = re.findall(rf"^\| {re.escape(name)} \|(.*)\|$", README, re.MULTILINE)
    return [cell.strip() for cell in line.split("|")]


@pytest.mark.parametrize(("line", "name"), SLICES.items())
def test_the_marks_are_those_of_the_report(line: str, name: str) -> None:
    marks = rows_of("overall")
    _, error, _, _, brier, floor, _, _, accuracy, best, _, _ = marks[name]
    doubtful = marks[f"{name}, contested"][1]
    errors = [f"{one:.4f}" for one in (error, doubtful, brier, floor)]
    assert told_of(line) == [*errors, f"{accuracy:.2%}".replace("%", " %"), f"{best:.2%}".replace("%", " %")]


@pytest.mark.parametrize(("line", "name"), BASELINES.items())
def test_the_baselines_are_those_of_the_report(line: str, name: str) -> None:
    error, _, brier, _, accuracy, _ = rows_of("baselines")[name]
    told = told_of(line)
    assert [told[0], told[2], told[4]] == [f"{error:.4f}", f"{brier:.4f}", f"{accuracy:.2%}".replace("%", " %")]


def test_the_report_is_about_the_bundled_exam() -> None:
    manifest = json.loads((ROOT / "data" / "exam" / "manifest.json").read_text(encoding="utf-8"))
    assert f"checksum {manifest['checksum'][:12]}" in REPORT["facts"]["exam"]
    assert REPORT["pending"] == []


def test_the_settings_that_it_names_are_settings() -> None:
    elsewhere = {"api_url"}  # of the web interface, which knows the API alone
    named = {name.lower().removesuffix("_file") for name in re.findall(r"\bPREDICTIONDEX_(\w+)", README)}
    assert named <= Settings.model_fields.keys() | elsewhere
    assert {"environment", "allowed_hosts", "database_password", "database_tls"} <= named
