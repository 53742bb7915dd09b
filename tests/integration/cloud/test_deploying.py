"""What the command does with stacks that are new, known, changed, and not wanted any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import boto3
import pytest
from rich.console import Console

from scripts.cloud import work
from scripts.cloud.cloud import Cloud, StackFailedError
from scripts.cloud.description import read_stacks
from scripts.deploy_cloud import main
from tests.fake_cloud import Account, open_account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.cloud.description import Stack


FEW: Final = read_stacks()[:4]
"""Keys, recovery, network and store, which stand on nothing but each other."""


@pytest.fixture(scope="module")
def staging() -> Iterator[Account]:
    with open_account("staging") as opened:
        yield opened


@pytest.fixture
def cloud(staging: Account) -> Cloud:
    return Cloud(
        environment=staging.environment,
        connect=lambda region: boto3.client("cloudformation", region_name=region),
    )


@pytest.fixture
def console() -> Console:
    return Console(width=140)


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


def test_what_stands_already_is_left_alone(
    staging: Account, cloud: Cloud, console: Console, capsys: pytest.CaptureFixture[str]
) -> None:
    assert work.apply(cloud, FEW, console, agreed=lambda _one: True)
    capsys.readouterr()
    assert work.apply(cloud, FEW, console, agreed=lambda _one: False)
    assert capsys.readouterr().out.count("nothing changes") == len(FEW)
    assert work.status(cloud, FEW, console)
    assert len(staging.ask("s3").list_buckets()["Buckets"]) == 3


def test_a_change_is_shown_and_made_only_when_it_is_agreed_to(
    cloud: Cloud, console: Console, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = FEW[0]
    changed = replace(keys, template=keys.template.replace("PendingWindowInDays: 30", "PendingWindowInDays: 29"))
    asked: list[str] = []

    def refuse(one: Stack) -> bool:
        asked.append(one.name)
        return False

    assert not work.apply(cloud, [changed], console, agreed=refuse)
    assert asked == ["keys"]
    assert "Modify" in capsys.readouterr().out
    assert work.apply(cloud, [keys], console, agreed=refuse)
    assert "keys: nothing changes" in capsys.readouterr().out


def test_a_stack_that_nobody_gives_its_parameters_is_not_made(cloud: Cloud, console: Console) -> None:
    watch = read_stacks()[-1]
    with pytest.raises(StackFailedError, match="nothing says CacheName, DatabaseName, KeyArn, LoadBalancerName"):
        work.apply(cloud, [watch], console, agreed=lambda _one: True)


def test_nothing_goes_unless_it_is_named_once_more(cloud: Cloud) -> None:
    assert main(["destroy", "staging"]) == 1
    assert main(["destroy", "staging", "--yes-destroy", "production"]) == 1
    assert all(cloud.standing(stack) for stack in FEW)


def test_what_goes_leaves_models_backups_and_keys(staging: Account, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["destroy", "staging", "--yes-destroy", "staging"]) == 0
    assert "What is left is left on purpose" in capsys.readouterr().out
    assert main(["status", "staging"]) == 1
    assert len(staging.ask("s3").list_buckets()["Buckets"]) == 3
    assert staging.ask("kms").list_keys()["Keys"]
    assert staging.ask("ec2").describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.20.0.0/16"]}])["Vpcs"] == []
