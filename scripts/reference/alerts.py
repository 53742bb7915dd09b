"""The alerts, from the rules of Prometheus."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import yaml

from scripts.markdown import table
from scripts.reference.markdown import prose

_RULES: Final = Path(__file__).parents[2] / "deploy" / "prometheus" / "rules"
_INTRODUCTION: Final = """Each leads to its runbook. `critical` wakes somebody, `warning` waits for the morning,
`info` is for the record. The rules are in `deploy/prometheus/rules`; … stands for what is measured."""
_VALUE: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def alerts() -> str:
    rows = [
        (f"[{one['alert']}](../{_runbook(one)})", one["labels"]["severity"], one.get("for", "at once"), _told(one))
        for one in _rules()
    ]
    return f"{_INTRODUCTION}\n\n{table(('alert', 'severity', 'after', 'what it says'), rows)}"


def _rules() -> list[dict[str, Any]]:
    files = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(_RULES.glob("*.yml")))
    return [rule for file in files for group in file["groups"] for rule in group["rules"] if "alert" in rule]


def _runbook(rule: dict[str, Any]) -> str:
    return str(rule["annotations"]["runbook"]).removeprefix("docs/")


def _told(rule: dict[str, Any]) -> str:
    return prose(_VALUE.sub("…", str(rule["annotations"]["summary"])))
