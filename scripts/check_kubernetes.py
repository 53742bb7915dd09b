"""Draw what `deploy/kubernetes` describes, and let those judge it who know clusters: `make delivery`."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from app.infrastructure.simulation.node_program import find_node
from scripts.install_cluster_tools import FOLDER as TOOLS
from scripts.rendered_kubernetes import DESCRIPTIONS, FOLDER, objects_of, rendered

_PROGRAMS: Final = Path(__file__).parents[1] / ".venv" / "delivery" / "bin"
_CUSTOM: Final = Path(__file__).parent / "cluster_tools" / "custom.mjs"
VERSIONS: Final = ("1.33.0", "1.34.0", "1.35.0")
"""Of Kubernetes: that of deploy/cloud, and two before it."""
WITH_SCHEMAS: Final = ("external-secrets.io/", "monitoring.coreos.com/")
WITHOUT_SCHEMAS: Final = ("elbv2.k8s.aws/",)
"""Who offers none as a package; tests/unit/kubernetes knows their few fields."""
_STYLE: Final = """{extends: default, ignore: [rules.yaml], rules: {
  document-start: disable, line-length: {max: 130}, octal-values: disable,
  comments: {min-spaces-from-content: 1}, braces: {max-spaces-inside: 1}}}"""


def main() -> int:
    with ThreadPoolExecutor() as side_by_side:
        texts = dict(zip(DESCRIPTIONS, side_by_side.map(rendered, DESCRIPTIONS), strict=True))
    with TemporaryDirectory() as name:
        files = [str(_kept(Path(name), description, text)) for description, text in texts.items()]
        with ThreadPoolExecutor(max_workers=2) as side_by_side:
            sound = list(side_by_side.map(_is_content, _commands(name, files)))
    objects = [one for text in texts.values() for one in objects_of(text)]
    print(f"{len(objects)} objects, by {', '.join(VERSIONS)}")
    return 0 if all(sound) and _customs_are_sound(objects) else 1


def _kept(folder: Path, description: str, text: str) -> Path:
    file = folder / f"{description.replace('/', '-')}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _commands(folder: str, files: list[str]) -> list[list[str]]:
    judge = ["checkov", "--framework", "kubernetes", "--compact", "--quiet", "--skip-download", "--directory", folder]
    schemas = [["kubernetes-validate", "--strict", "--quiet", "-k", one, *files] for one in VERSIONS]
    return [judge, *schemas, ["yamllint", "--strict", "-d", _STYLE, str(FOLDER)]]


def _is_content(command: list[str]) -> bool:
    program, *options = command
    done = subprocess.run([_PROGRAMS / program, *options], check=False, capture_output=True, text=True)
    overlooked = [line for line in done.stdout.splitlines() if line.startswith("WARN") and not _is_of_others(line)]
    if done.returncode or overlooked:
        print(f"{program} objects:\n{done.stdout}{done.stderr}")
    return done.returncode == 0 and not overlooked


def _is_of_others(warning: str) -> bool:
    """Say whether something lacks a schema because it is not Kubernetes' own; anything else without one is wrong."""
    return any(f" api version {group}" in warning for group in WITH_SCHEMAS + WITHOUT_SCHEMAS)


def _customs_are_sound(objects: list[dict[str, Any]]) -> bool:
    """Ask the schemas of what is not Kubernetes' own, and refuse what nobody knows."""
    custom = [one for one in objects if _is_custom(one["apiVersion"])]
    unknown = [one for one in custom if not one["apiVersion"].startswith(WITH_SCHEMAS + WITHOUT_SCHEMAS)]
    for one in unknown:
        print(f"Nobody knows what a {one['kind']} of {one['apiVersion']} looks like.")
    known = json.dumps([one for one in custom if one["apiVersion"].startswith(WITH_SCHEMAS)])
    return (
        subprocess.run([find_node(), _CUSTOM, TOOLS], input=known, check=False, text=True).returncode == 0
        and not unknown
    )


def _is_custom(version: str) -> bool:
    group, _, _ = version.rpartition("/")
    return "." in group and not group.endswith(".k8s.io")


if __name__ == "__main__":
    sys.exit(main())
