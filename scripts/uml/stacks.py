"""The stacks of the cloud, and whose outputs each is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.cloud.description import read_stacks, read_template
from scripts.markdown import table
from scripts.uml.parts import Arrow, Part, parts_diagram

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.cloud.description import Stack


def stacks() -> tuple[str, str]:
    """Return the picture of who is given whose outputs, and the list of what each stack is."""
    them = read_stacks()
    rows = ([f"`deploy/cloud/{one.name}.yaml`", one.what, str(len(one.resources))] for one in them)
    return parts_diagram("LR", _arrows(them)), table(["stack", "what", "resources"], rows)


def _arrows(them: Iterable[Stack]) -> Iterator[Arrow]:
    made: dict[str, Stack] = {}
    for one in them:
        template = read_template(one.template)
        for giver in dict.fromkeys(made[name].name for name in template.get("Parameters", {}) if name in made):
            yield Arrow(source=_part(giver), target=_part(one.name))
        made |= dict.fromkeys(template.get("Outputs", {}), one)


def _part(name: str) -> Part:
    return Part(name=name, label=name, kind="ours")
