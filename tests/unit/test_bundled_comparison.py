"""The bundled comparison of learners and baselines is whole, and ranks them by log loss."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from tests.conftest import ROOT

REPORT: Final[dict[str, Any]] = json.loads((ROOT / "docs" / "comparison" / "report.json").read_text(encoding="utf-8"))
LEARNERS: Final = ("XGBoost", "random forest", "logistic regression")
BASELINES: Final = {"majority", "total base stats", "turns to KO", "20 live battles", "the engine, as it is served"}
ESTIMATE: Final = re.compile(r"(\d\.\d{5}) \((\d\.\d{5}) to (\d\.\d{5})\)")


def compared() -> dict[str, dict[str, Any]]:
    (section,) = REPORT["sections"]
    (table,) = section["tables"]
    return {row[0]: dict(zip(table["columns"], row, strict=True)) for row in table["rows"]}


def test_every_learner_and_baseline_is_in_it() -> None:
    learners = {f"{name} {how}" for name in LEARNERS for how in ("over a short run", "alone")}
    assert REPORT["pending"] == []
    assert learners | BASELINES <= set(compared())


def test_the_least_log_loss_stands_first_and_each_has_its_interval() -> None:
    told = [ESTIMATE.fullmatch(row["log loss"]) for row in compared().values()]
    losses = [tuple(map(float, one.groups())) for one in told if one]

    assert len(losses) == len(told)
    assert [one[0] for one in losses] == sorted(one[0] for one in losses)
    assert all(low <= value <= high for value, low, high in losses)
    assert [row["log loss above the first"] is None for row in compared().values()] == [True] + [False] * (
        len(losses) - 1
    )


def test_it_was_made_on_the_bundled_exam() -> None:
    manifest = json.loads((ROOT / "data" / "exam" / "manifest.json").read_text(encoding="utf-8"))
    assert REPORT["facts"]["exam"] == f"{manifest['plan']['duels']:,} duels"
