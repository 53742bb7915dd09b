from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from moto import mock_aws

from scripts.cloud.description import Environment, read_environment, read_stacks
from scripts.deploy_cloud import main
from tests.fake_cloud.clients import client
from tests.fake_cloud.mending import own_zone

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, kw_only=True)
class Account:
    """An account of the fake cloud, which has the zone of names that the environment's parameters speak of."""

    environment: Environment

    def ask(self, service: str, *, elsewhere: bool = False) -> Any:
        region = self.environment.recovery_region if elsewhere else self.environment.region
        return client(service, region)

    @cached_property
    def outputs(self) -> dict[str, str]:
        """What all stacks have told."""
        found: dict[str, str] = {}
        for stack in read_stacks():
            told = self.ask("cloudformation", elsewhere=stack.is_elsewhere).describe_stacks(
                StackName=self.environment.name_of(stack)
            )
            found |= {one["OutputKey"]: one["OutputValue"] for one in told["Stacks"][0].get("Outputs", ())}
        return found

    def apply(self) -> int:
        return main(["apply", self.environment.name, "--yes"])


@contextmanager
def open_account(name: str) -> Iterator[Account]:
    environment = read_environment(name)
    with mock_aws(config={"iam": {"load_aws_managed_policies": True}}):
        own_zone(environment.parameters["HostedZone"], environment.parameters["Domain"])
        yield Account(environment=environment)
