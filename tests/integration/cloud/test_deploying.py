"""What the command does with stacks that are new, known, changed, and not wanted any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import boto3
import pytest
from rich.console import Console

from scripts.cloud import work
from scripts.cloud.cloud import Cloud
from scripts.cloud.description import read_stacks
from scripts.deploy_cloud import main
from tests.fake_cloud import Account, open_account

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def staging() -> Iterator[Account]:
    with open_account("staging") as opened:
        yield opened


def test_a_plan_for_nothing_shows_everything_and_leaves_nothing(
    staging: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "staging"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("│ Add ") == sum(len(stack.resources) for stack in read_stacks())
    assert "it waits for ClusterSecurityGroup, DataSubnets, KeyArn, NetworkId" in shown
    assert main(["status", "staging"]) == 1
    assert capsys.readouterr().out.count("not there") == len(read_stacks())
    assert staging.ask("s3").list_buckets()["Buckets"] == []


def test_what_stands_already_is_left_alone(staging: Account, capsys: pytest.CaptureFixture[str]) -> None:
    assert staging.apply() == 0
    capsys.readouterr()
    assert staging.apply() == 0
    assert capsys.readouterr().out.count("nothing changes") == len(read_stacks())
    assert main(["status", "staging"]) == 0


def test_a_change_is_shown_and_made_only_when_it_is_agreed_to(
    staging: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    stack = next(one for one in read_stacks() if one.name == "keys")
    larger = replace(stack, template=stack.template.replace("PendingWindowInDays: 30", "PendingWindowInDays: 29"))
    cloud = Cloud(
        environment=staging.environment,
        connect=lambda region: boto3.client("cloudformation", region_name=region),
    )
    asked: list[str] = []
    console = Console(width=140)
    assert not work.apply(cloud, [larger], console, agreed=lambda one: bool(asked.append(one.name)))
    assert asked == ["keys"]
    assert "Modify" in capsys.readouterr().out
    work.apply(cloud, [stack], console, agreed=lambda _one: False)
    assert "keys: nothing changes" in capsys.readouterr().out


def test_nothing_goes_unless_it_is_named_once_more(staging: Account) -> None:
    assert main(["destroy", "staging"]) == 1
    assert main(["destroy", "staging", "--yes-destroy", "production"]) == 1
    assert len(staging.ask("s3").list_buckets()["Buckets"]) == 3


def test_what_goes_leaves_models_backups_and_keys(staging: Account, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["destroy", "staging", "--yes-destroy", "staging"]) == 0
    assert "What is left is left on purpose" in capsys.readouterr().out
    assert main(["status", "staging"]) == 1
    assert len(staging.ask("s3").list_buckets()["Buckets"]) == 3
    assert staging.ask("kms").list_keys()["Keys"]
    assert staging.ask("ec2").describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.20.0.0/16"]}])["Vpcs"] == []
