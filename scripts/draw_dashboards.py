"""Draw the dashboards of `deploy/grafana/dashboards`, runbooks and all: `python -m scripts.draw_dashboards`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scripts.dashboards.api import API
from scripts.dashboards.grafana import runbook_places, written
from scripts.dashboards.model import MODEL
from scripts.dashboards.resources import RESOURCES

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "deploy" / "grafana" / "dashboards"
RUNBOOKS: Final = ROOT / "docs" / "runbooks"
DASHBOARDS: Final = (API, MODEL, RESOURCES)


def files() -> dict[str, str]:
    """Return the text of each file."""
    places = runbook_places(DASHBOARDS)
    runbooks = {alert: _without_title(RUNBOOKS / f"{alert}.md") for alert in places}
    return {f"{one.name}.json": written(one, places, runbooks) for one in DASHBOARDS}


def _without_title(runbook: Path) -> str:
    """Return what a runbook says below its title, which the panel has itself."""
    _, told = runbook.read_text(encoding="utf-8").split("\n", 1)
    return told.strip()


def main() -> None:
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"deploy/grafana/dashboards/{name}")


if __name__ == "__main__":
    main()
