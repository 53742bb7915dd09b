"""Write the reference in `docs/reference` from the code: `python -m scripts.write_reference`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from scripts.reference.cli import cli_page
from scripts.reference.errors import errors_page
from scripts.reference.features import features_page
from scripts.reference.http import http_pages
from scripts.reference.metrics import metrics_page
from scripts.reference.settings import settings_page

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs" / "reference"
API: Final = ROOT / "client" / "openapi.json"


def pages() -> dict[str, str]:
    """Return the text of each written page, by its place in the folder."""
    return {
        "cli.md": cli_page(),
        "errors.md": errors_page(),
        "features.md": features_page(),
        "metrics.md": metrics_page(),
        "settings.md": settings_page(),
        **{f"http/{name}": text for name, text in http_pages(description()).items()},
    }


def description() -> dict[str, Any]:
    """Return what the API says of itself, as the client was generated from it."""
    return dict(json.loads(API.read_text(encoding="utf-8")))


def main() -> None:
    for name, text in pages().items():
        file = FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
