"""How good the model is, from the report about it."""

from __future__ import annotations

import json
from typing import Any, Final

from scripts.markdown import table
from scripts.readme.places import DOCS

_COLUMNS: Final = [
    "",
    "mean absolute error",
    "of contested duels",
    "Brier",
    "best possible",
    "accuracy",
    "best possible",
]
_DUELS: Final = {
    "**PredictionDex**, random moves": "random",
    "**PredictionDex**, strong moves": "strong",
    "**PredictionDex**, any level and spread": "spread",
    "all of these": "all",
}
"""How the README calls what the report calls otherwise."""
_OTHERS: Final = {
    "our engine, playing": "the engine, as it is served",
    "20 live battles": "20 live battles",
    "turns to KO on base stats": "turns to KO",
    "total base stats": "total base stats",
}


def quality() -> str:
    report = json.loads((DOCS / "evaluation" / "report.json").read_text(encoding="utf-8"))
    rows = {one["name"]: _rows(one) for one in report["sections"]}
    return table(_COLUMNS, [*_marks(rows["overall"]), *_rivals(rows["baselines"])])


def _marks(overall: dict[str, list[Any]]) -> list[list[str]]:
    rows = []
    for told, name in _DUELS.items():
        _, error, _, _, brier, floor, _, _, accuracy, best, _, _ = overall[name]
        contested = overall[f"{name}, contested"][1]
        rows.append([told, *map(_error, (error, contested, brier, floor)), _percent(accuracy), _percent(best)])
    _, _, noise, _, _, floor, _, _, _, best, _, _ = overall["all"]
    contested = overall["all, contested"][2]
    return [*rows, ["one who knows every chance", *map(_error, (noise, contested, floor)), "", _percent(best), ""]]


def _rivals(baselines: dict[str, list[float]]) -> list[list[str]]:
    rows = []
    for told, name in _OTHERS.items():
        error, _, brier, _, accuracy, _ = baselines[name]
        rows.append([told, _error(error), "", _error(brier), "", _percent(accuracy), ""])
    return rows


def _rows(section: dict[str, Any]) -> dict[str, list[Any]]:
    return {row[0]: row[1:] for row in section["tables"][0]["rows"]} if section["tables"] else {}


def _error(value: float) -> str:
    return f"{value:.4f}"


def _percent(value: float) -> str:
    return f"{value:.2%}".replace("%", " %")
