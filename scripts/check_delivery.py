"""Checks images, compose files, workflows, and descriptions of clusters and clouds, each with a tool that knows it.

With names, it makes these checks alone: python -m scripts.check_delivery workflows
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).parents[1]
_TOOLS: Final = ROOT / ".venv" / "delivery" / "bin"
_WORKFLOWS: Final = tuple(str(one.relative_to(ROOT)) for one in sorted((ROOT / ".github" / "workflows").glob("*.yml")))
_ACTIONS: Final = tuple(str(one.relative_to(ROOT)) for one in sorted((ROOT / ".github" / "actions").glob("*/*.yml")))
_FORMS: Final = tuple(
    str(one.relative_to(ROOT)) for one in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
)
_SCHEMA: Final = ("check-jsonschema", "--builtin-schema")
CHECKS: Final[Mapping[str, tuple[str, ...]]] = {
    "clusters": (sys.executable, "-m", "scripts.check_kubernetes"),
    "shell": ("shellcheck", ".ci/run", "examples/curl.sh"),
    "images": ("hadolint", "deploy/docker/Dockerfile"),
    "compose": (*_SCHEMA, "vendor.compose-spec", "deploy/compose/compose.yaml", "deploy/compose/consoles.yaml"),
    "workflows": (sys.executable, "-m", "scripts.lint_workflows"),
    "safety of workflows": ("zizmor", "--quiet", "--offline", "--persona=auditor", ".github"),
    "form of workflows": (*_SCHEMA, "vendor.github-workflows", *_WORKFLOWS),
    "time limits of workflows": (*_SCHEMA, "custom.github-workflows-require-timeout", *_WORKFLOWS),
    "form of actions": (*_SCHEMA, "vendor.github-actions", *_ACTIONS),
    "form of updates": (*_SCHEMA, "vendor.dependabot", ".github/dependabot.yml"),
    "form of issues": (*_SCHEMA, "vendor.github-issue-forms", *_FORMS),
    "choice of issues": (*_SCHEMA, "vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    "citation": (*_SCHEMA, "vendor.citation-file-format", "CITATION.cff"),
    "cloud": (
        *("checkov", "--framework", "cloudformation", "--directory", "deploy/cloud"),
        *("--skip-download", "--compact", "--quiet"),
    ),
}
"""Each with its command, whose program is one of the tools unless it has a path."""


def main() -> int:
    unknown = set(sys.argv[1:]) - set(CHECKS)
    if unknown:
        print(f"There is no check {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}.", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(max_workers=2) as side_by_side:
        sound = list(side_by_side.map(_is_sound, sys.argv[1:] or CHECKS))
    return 0 if all(sound) else 1


def _is_sound(name: str) -> bool:
    program, *options = CHECKS[name]
    done = subprocess.run([_TOOLS / program, *options], cwd=ROOT, check=False, capture_output=True, text=True)
    print(f"{name}: sound" if done.returncode == 0 else f"{name}: NOT sound\n{done.stdout}{done.stderr}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
