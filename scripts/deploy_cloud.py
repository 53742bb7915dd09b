"""Plans, makes, shows and destroys the stacks of an environment: `python -m scripts.deploy_cloud plan staging`.

Whoever is named by the usual AWS variables does it; AWS_ENDPOINT_URL leads to a fake of the cloud.
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console
from rich.prompt import Confirm

from scripts.cloud import work
from scripts.cloud.cloud import Cloud, StackFailedError
from scripts.cloud.description import ENVIRONMENTS, read_environment, read_stacks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.cloud.description import Stack


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 140, emoji=False)
    cloud = Cloud(environment=read_environment(asked.environment), connect=cache(_connect))
    try:
        return 0 if _do(asked, cloud, console) else 1
    except (BotoCoreError, ClientError, StackFailedError) as error:
        console.print(str(error), style="red", markup=False)
        return 1


def _do(asked: argparse.Namespace, cloud: Cloud, console: Console) -> bool:
    stacks = read_stacks()
    match asked.work:
        case "plan":
            work.plan(cloud, stacks, console)
        case "apply":
            return work.apply(cloud, stacks, console, agreed=lambda stack: asked.yes or _agrees(stack, console))
        case "status":
            return work.status(cloud, stacks, console)
        case "destroy":
            return _destroy(asked, cloud, stacks, console)
    return True


def _destroy(asked: argparse.Namespace, cloud: Cloud, stacks: Sequence[Stack], console: Console) -> bool:
    if asked.yes_destroy != asked.environment:
        console.print(f"Nothing is destroyed. If {asked.environment} is meant: --yes-destroy {asked.environment}")
        return False
    work.destroy(cloud, stacks, console)
    return True


def _agrees(stack: Stack, console: Console) -> bool:
    return Confirm.ask(f"Change {stack.name}?", console=console, default=False)


def _connect(region: str) -> Any:
    return boto3.client("cloudformation", region_name=region)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="The stacks of an environment in deploy/cloud.")
    works = parser.add_subparsers(dest="work", required=True)
    for name, meaning in (
        ("plan", "show what would change"),
        ("apply", "show and make the changes, stack by stack"),
        ("status", "show how the stacks stand, and their outputs"),
        ("destroy", "take the stacks away, the last one first"),
    ):
        one = works.add_parser(name, help=meaning)
        one.add_argument("environment", choices=ENVIRONMENTS)
        if name == "apply":
            one.add_argument("--yes", action="store_true", help="do not ask before each stack")
        if name == "destroy":
            one.add_argument("--yes-destroy", metavar="NAME", default="", help="the environment again")
    return parser


if __name__ == "__main__":
    sys.exit(main())
