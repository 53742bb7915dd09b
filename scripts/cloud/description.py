"""Reads what deploy/cloud says of the stacks and of the environments."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parents[2] / "deploy" / "cloud"
ENVIRONMENTS: Final = ("staging", "production")
PRODUCT: Final = "predictiondex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    name: str
    what: str
    is_elsewhere: bool
    """Whether it lives in the region that is gone to where the usual one is lost."""
    template: str = field(repr=False)
    wanted: frozenset[str]
    """Parameters without a default."""
    resources: Mapping[str, str] = field(repr=False)
    """The type of each, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    name: str
    region: str
    recovery_region: str
    parameters: Mapping[str, str]

    def region_of(self, stack: Stack) -> str:
        return self.recovery_region if stack.is_elsewhere else self.region

    def name_of(self, stack: Stack) -> str:
        return f"{PRODUCT}-{self.name}-{stack.name}"


class _Reader(yaml.SafeLoader):  # type: ignore[misc]  # yaml has no types
    """Reads a template without working out its functions."""


def _leave(loader: _Reader, tag: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return {tag: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {tag: loader.construct_sequence(node, deep=True)}
    return {tag: loader.construct_mapping(node, deep=True)}


_Reader.add_multi_constructor("!", _leave)


def read_template(text: str) -> dict[str, Any]:
    """Return the template, each of its functions as a mapping of one."""
    loader = _Reader(text)
    try:
        read: dict[str, Any] = loader.get_single_data()
    finally:
        loader.dispose()
    return read


def read_stacks(folder: Path = FOLDER) -> tuple[Stack, ...]:
    """Return them in the order in which they are applied."""
    order = yaml.safe_load((folder / "stacks.yaml").read_text(encoding="utf-8"))["stacks"]
    return tuple(_read_stack(folder, **told) for told in order)


def read_environment(name: str, folder: Path = FOLDER) -> Environment:
    told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Environment(
        name=name,
        region=told["Region"],
        recovery_region=told["RecoveryRegion"],
        parameters=told["Parameters"],
    )


def _read_stack(folder: Path, *, name: str, what: str, region: str = "") -> Stack:
    text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
    template = read_template(text)
    return Stack(
        name=name,
        what=what,
        is_elsewhere=region == "recovery",
        template=text,
        wanted=frozenset(name for name, one in template["Parameters"].items() if "Default" not in one),
        resources={name: one["Type"] for name, one in template["Resources"].items()},
    )
