"""What `deploy/kubernetes` comes to: each description as kubectl would apply it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, Final

import yaml

from scripts.install_cluster_tools import kubectl

FOLDER: Final = Path(__file__).parents[1] / "deploy" / "kubernetes"
OVERLAYS: Final = ("overlays/staging", "overlays/production")
DESCRIPTIONS: Final = (*OVERLAYS, "components/ingress", "cluster")
"""All that anybody applies, and the ingress, which is for other clusters than ours."""


def rendered(description: str) -> str:
    """Return the text of all objects of a description, a folder below `deploy/kubernetes`."""
    program = kubectl()
    if program is None:
        raise FileNotFoundError("There is no kubectl: run `make cluster-tools`.")
    done = subprocess.run(
        [program, "kustomize", str(FOLDER / description)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise ValueError(f"{description} cannot be drawn: {done.stderr.strip()}")
    return done.stdout


def objects_of(text: str) -> list[dict[str, Any]]:
    return [one for one in yaml.load_all(text, Loader=yaml.CSafeLoader) if one]
