"""Write the rules of `deploy/prometheus/rules` as the object that Prometheus' operator reads: `make kubernetes`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).parent.parent
RULES: Final = ROOT / "deploy" / "prometheus" / "rules"
FILE: Final = ROOT / "deploy" / "kubernetes" / "components" / "monitoring" / "rules.yaml"
_HEAD: Final = "# Written by `make kubernetes` from deploy/prometheus/rules; change it there.\n"
_WIDTH: Final = 120


def drawn() -> str:
    """Return the text of the file."""
    kind: dict[str, Any] = {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PrometheusRule",
        "metadata": {"name": "predictiondex", "labels": {"predictiondex/step": "serve"}},
        "spec": {"groups": _groups()},
    }
    text: str = yaml.safe_dump(kind, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return _HEAD + text


def _groups() -> list[dict[str, Any]]:
    files = sorted(RULES.glob("*.yml"))
    return [group for file in files for group in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]]


def main() -> None:
    FILE.write_text(drawn(), encoding="utf-8", newline="\n")
    print(FILE.relative_to(ROOT))


if __name__ == "__main__":
    main()
