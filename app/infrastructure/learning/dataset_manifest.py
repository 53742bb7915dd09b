"""What a folder says of the duels in it; it is read without the library that reads the duels themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from app.application.ports.duel_dataset import DatasetManifest, DatasetPlan, UnusableDatasetError

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST: Final = "manifest.json"


def read_manifest(folder: Path, *, rules_version: str) -> DatasetManifest:
    """Raise `UnusableDatasetError` where it is missing or damaged, or its battles were played by other rules."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = DatasetManifest(**(content | {"plan": DatasetPlan(**content["plan"])}))
    except FileNotFoundError:
        raise UnusableDatasetError(folder.name, f"its {MANIFEST} is missing") from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UnusableDatasetError(folder.name, f"its {MANIFEST} cannot be read: {error}") from error
    if manifest.plan.rules_version != rules_version:
        played = f"it was played by the rules {manifest.plan.rules_version}, and those of today are"
        raise UnusableDatasetError(folder.name, f"{played} {rules_version}")
    return manifest
