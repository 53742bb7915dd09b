from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.cloud.changes import Plan, Standing
    from scripts.cloud.description import Stack

_COLOURS = {"Add": "green", "Modify": "yellow", "Remove": "red", "Dynamic": "yellow"}


def plan_table(stack: Stack, plan: Plan) -> Table:
    table = Table(title=f"{stack.name}: {stack.what}", title_justify="left")
    for column in ("action", "resource", "type", "replaces"):
        table.add_column(column)
    for one in plan.changes:
        action = f"[{_COLOURS.get(one.action, 'white')}]{one.action}[/]"
        table.add_row(action, one.resource, one.kind, one.replacement)
    return table


def standing_table(standings: Mapping[str, Standing | None]) -> Table:
    table = Table(title="Stacks", title_justify="left")
    for column in ("stack", "status", "outputs"):
        table.add_column(column, overflow="fold")
    for name, standing in standings.items():
        if standing is None:
            table.add_row(name, "not there", "")
        else:
            outputs = "\n".join(f"{key} = {value}" for key, value in standing.outputs.items())
            table.add_row(name, standing.status, outputs)
    return table
