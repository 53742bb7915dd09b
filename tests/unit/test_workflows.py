"""What GitHub runs is what `make` runs here, with no more rights than it needs, and by actions that cannot change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = ROOT / ".github"
WORKFLOWS: Final = sorted((FOLDER / "workflows").glob("*.yml"))
ACTIONS: Final = sorted((FOLDER / "actions").glob("*/action.yml"))
MAKEFILE: Final = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS: Final = frozenset(re.findall(r"^\.PHONY: ([\w-]+)$", MAKEFILE, re.MULTILINE))
WITHOUT_MAKE: Final = {
    ("model.yml", "tell"): "a job with the right to write runs nothing of the repository",
    ("nightly.yml", "tell"): "a job with the right to write runs nothing of the repository",
}
PINNED: Final = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
RIGHTS: Final = {
    ("deploy.yml", "production"): {"id-token": "write", "packages": "read"},
    ("deploy.yml", "staging"): {"id-token": "write", "packages": "read"},
    ("images.yml", "deploy"): {"id-token": "write", "packages": "read"},
    ("images.yml", "publish"): {"attestations": "write", "id-token": "write", "packages": "write"},
    ("model.yml", "tell"): {"pull-requests": "write"},
    ("nightly.yml", "served"): {"id-token": "write"},
    ("nightly.yml", "tell"): {"issues": "write"},
    ("site.yml", "publish"): {"id-token": "write", "pages": "write"},
}
"""Of each job that may do more than read the repository."""

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
each_file = pytest.mark.parametrize("file", [*WORKFLOWS, *ACTIONS], ids=lambda file: str(file.relative_to(FOLDER)))


def told(file: Path) -> dict[str, Any]:
    # YAML takes the key `on` for a truth.
    content: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in content.items()}


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    """Return the jobs of a workflow, or the one thing that an action does."""
    content = told(file)
    named: dict[str, dict[str, Any]] = content.get("jobs") or {"runs": content["runs"]}
    return named


def test_every_workflow_that_was_promised_is_there() -> None:
    assert [file.stem for file in WORKFLOWS] == ["ci", "deploy", "images", "model", "nightly", "site"]


@each_file
def test_what_is_run_is_a_target_of_make(file: Path) -> None:
    for name, job in jobs(file).items():
        if (file.name, name) not in WITHOUT_MAKE:
            for command in (step["run"] for step in job.get("steps", []) if "run" in step):
                target = re.fullmatch(r"make ([\w-]+)", command)
                assert target, command
                assert target[1] in TARGETS


def test_what_is_run_without_make_is_there_and_gets_no_code() -> None:
    for file, name in WITHOUT_MAKE:
        steps = jobs(FOLDER / "workflows" / file)[name]["steps"]
        assert not [step for step in steps if "checkout" in step.get("uses", "")]


@each_file
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file: Path) -> None:
    for line in re.findall(r"uses: .+", file.read_text(encoding="utf-8")):
        assert line.startswith("uses: ./.github/") or PINNED.fullmatch(line), line


def test_an_action_has_the_same_commit_everywhere() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (*WORKFLOWS, *ACTIONS))
    pins = set(re.findall(r"uses: ([\w-]+/[\w-]+)\S*@(\w{40})", text))
    assert len(dict(pins)) == len(pins)


@each_workflow
def test_a_workflow_gives_no_rights_and_a_job_only_those_that_are_listed(file: Path) -> None:
    assert told(file)["permissions"] == {}
    for name, job in jobs(file).items():
        given = {right: how for right, how in job["permissions"].items() if (right, how) != ("contents", "read")}
        assert given == RIGHTS.get((file.name, name), {}), name


@each_workflow
def test_no_secret_is_stored(file: Path) -> None:
    assert "secrets." not in file.read_text(encoding="utf-8")


@each_workflow
def test_every_job_ends(file: Path) -> None:
    for name, job in jobs(file).items():
        assert "uses" in job or 0 < job["timeout-minutes"] <= 120, name


def test_only_what_a_change_may_make_pointless_is_cut_off() -> None:
    for file in WORKFLOWS:
        groups = [one["concurrency"] for one in (told(file), *jobs(file).values()) if "concurrency" in one]
        assert groups, file.name
        for group in groups:
            is_for_changes = "pull_request" in group["group"]
            assert bool(group["cancel-in-progress"]) == is_for_changes, file.name


def test_every_python_that_is_promised_is_tried() -> None:
    ci = jobs(FOLDER / "workflows" / "ci.yml")
    for name in ("unit", "integration"):
        assert ci[name]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_production_waits_for_staging_and_for_somebody() -> None:
    deploy = jobs(FOLDER / "workflows" / "deploy.yml")
    assert deploy["production"]["needs"] == "staging"
    assert [deploy[one]["environment"]["name"] for one in ("staging", "production")] == ["staging", "production"]
    images = jobs(FOLDER / "workflows" / "images.yml")
    assert images["publish"]["needs"] == "build"
    assert images["deploy"]["needs"] == "publish"


def test_what_publishes_the_site_gets_no_code() -> None:
    publish = jobs(FOLDER / "workflows" / "site.yml")["publish"]
    assert publish["needs"] == "build"
    assert publish["if"] == "github.event_name == 'push'"
    (step,) = publish["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")


def test_whoever_speaks_to_a_cluster_runs_where_it_can_be_reached() -> None:
    for file in WORKFLOWS:
        for name, job in jobs(file).items():
            text = str(job.get("steps", ""))
            if "make cluster" in text or "/roll-out" in text:
                assert job["runs-on"] == "${{ vars.RUNNER || 'ubuntu-24.04' }}", name
            else:
                assert "uses" in job or job["runs-on"] == "ubuntu-24.04", name


def test_what_somebody_types_is_never_a_command() -> None:
    typed = told(FOLDER / "workflows" / "deploy.yml")["on"]["workflow_dispatch"]["inputs"]
    for name in map(str.upper, typed):
        assert f"$({name})" not in MAKEFILE
        assert f'"$${name}"' in MAKEFILE


def test_what_may_not_be_merged_without_is_tried_for_every_change() -> None:
    for name in ("ci", "images", "model", "site"):
        assert told(FOLDER / "workflows" / f"{name}.yml")["on"]["pull_request"] is None
