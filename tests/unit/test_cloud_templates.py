"""What deploy/cloud says, as far as it can be judged without a cloud."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from scripts.cloud.description import ENVIRONMENTS, FOLDER, read_environment, read_stacks, read_template

STACKS: Final = read_stacks()
LARGEST: Final = 51_200
"""Bytes of a template that CloudFormation takes in a call."""
KEPT: Final = {
    "AWS::KMS::Key": "Retain",
    "AWS::S3::Bucket": "Retain",
    "AWS::Backup::BackupVault": "Retain",
    "AWS::RDS::DBInstance": "Snapshot",
}

each_stack = pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.name)
each_environment = pytest.mark.parametrize("name", ENVIRONMENTS)


def test_the_linter_finds_nothing_to_say() -> None:
    files = [str(FOLDER / f"{stack.name}.yaml") for stack in STACKS]
    command = [str(Path(sys.executable).with_name("cfn-lint")), "--include-checks", "I", "--", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@each_stack
def test_a_template_is_small_and_uses_no_anchors(stack: Any) -> None:
    """CloudFormation takes neither larger templates nor YAML's aliases."""
    assert len(stack.template.encode()) <= LARGEST
    assert not [event for event in yaml.parse(stack.template) if isinstance(event, yaml.AliasEvent)]


@each_stack
def test_what_holds_data_outlives_its_stack(stack: Any) -> None:
    for name, one in read_template(stack.template)["Resources"].items():
        if one["Type"] in KEPT:
            assert (one["DeletionPolicy"], one["UpdateReplacePolicy"]) == (KEPT[one["Type"]],) * 2, name


def test_every_template_is_a_stack() -> None:
    files = {file.stem for file in FOLDER.glob("*.yaml")} - {"stacks", "prices"}
    assert files == {stack.name for stack in STACKS}


@each_environment
def test_every_parameter_is_given_by_the_environment_or_by_an_earlier_stack(name: str) -> None:
    known = set(read_environment(name).parameters)
    for stack in STACKS:
        assert stack.wanted <= known, stack.name
        known |= set(read_template(stack.template).get("Outputs", {}))


@each_environment
def test_every_parameter_of_an_environment_is_asked_for(name: str) -> None:
    wanted = {parameter for stack in STACKS for parameter in stack.wanted}
    assert set(read_environment(name).parameters) <= wanted


def test_the_environments_differ_in_values_alone() -> None:
    told = [json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in ENVIRONMENTS]
    assert told[0]["Parameters"].keys() == told[1]["Parameters"].keys()
    assert [one["Parameters"]["Environment"] for one in told] == list(ENVIRONMENTS)


@each_environment
def test_copies_lie_in_another_region(name: str) -> None:
    environment = read_environment(name)
    assert environment.region != environment.recovery_region
