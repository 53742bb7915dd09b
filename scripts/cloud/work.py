"""What can be done with an environment as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.cloud.cloud import StackFailedError
from scripts.cloud.tables import plan_table, standing_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from scripts.cloud.changes import Plan
    from scripts.cloud.cloud import Cloud
    from scripts.cloud.description import Stack

PROTECTED: Final = """What is left is left on purpose: the keys, the buckets with all that is in them, the vaults with
the copies of the backups, the log of the cluster, and a last snapshot of the database."""


def plan(cloud: Cloud, stacks: Sequence[Stack], console: Console) -> None:
    """Show what would change, and change nothing."""
    known = dict(cloud.environment.parameters)
    for stack in stacks:
        made = cloud.plan(stack, known)
        _show(stack, made, console)
        cloud.drop(stack, made)
        standing = cloud.standing(stack)
        known |= standing.outputs if standing else {}


def apply(cloud: Cloud, stacks: Sequence[Stack], console: Console, *, agreed: Callable[[Stack], bool]) -> bool:
    """Show and make the changes of one stack after the other; return False where one was not agreed to."""
    known = dict(cloud.environment.parameters)
    for stack in stacks:
        made = cloud.plan(stack, known)
        _show(stack, made, console)
        if made.waits_for:
            raise StackFailedError(cloud.environment.name_of(stack), f"nothing says {', '.join(made.waits_for)}")
        if made.changes and not agreed(stack):
            cloud.drop(stack, made)
            return False
        known |= _make(cloud, stack, made)
    return True


def status(cloud: Cloud, stacks: Sequence[Stack], console: Console) -> bool:
    """Show how each stack stands; return whether all are well."""
    standings = {stack.name: cloud.standing(stack) for stack in stacks}
    console.print(standing_table(standings))
    return all(one is not None and one.status.endswith("_COMPLETE") for one in standings.values())


def destroy(cloud: Cloud, stacks: Sequence[Stack], console: Console) -> None:
    for stack in reversed(stacks):
        if cloud.standing(stack) is not None:
            console.print(f"{stack.name} goes …")
            cloud.delete(stack)
    console.print(PROTECTED)


def _show(stack: Stack, made: Plan, console: Console) -> None:
    if not made.changes:
        console.print(f"{stack.name}: nothing changes")
        return
    console.print(plan_table(stack, made))
    if made.waits_for:
        console.print(f"  as its template says; it waits for {', '.join(made.waits_for)}")


def _make(cloud: Cloud, stack: Stack, made: Plan) -> dict[str, str]:
    if made.changes:
        return dict(cloud.execute(stack, made).outputs)
    cloud.drop(stack, made)
    standing = cloud.standing(stack)
    return dict(standing.outputs) if standing else {}
