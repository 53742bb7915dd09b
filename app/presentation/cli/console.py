"""What the commands say to people: results on standard output, everything else on standard error."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

out = Console()
err = Console(stderr=True)


_log = logging.getLogger(__name__)


class _Records(StringIO):
    """Makes a record of the log of each line that is not empty."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = ""

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            if line.strip():
                _log.info("%s", line.rstrip())
        return len(text)


def speak_in_records() -> None:
    """From now on, say everything in the log, because whoever reads standard error is a program."""
    err.file = _Records()


def speaks_in_records() -> bool:
    return isinstance(err.file, _Records)


def fail(message: str) -> None:
    if speaks_in_records():
        _log.error("%s", message)
    else:
        err.print(f"[bold red]Error:[/] {escape(message)}", highlight=False, soft_wrap=True)


class _Speed(ProgressColumn):
    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f} {self._unit}/s")


@contextmanager
def progress_bar(what: str, total: float, *, unit: str | None = None) -> Iterator[Callable[[float], None]]:
    """Give a function that is told how much of `total` is done; with a unit, say how many are done in a second."""
    counts = [MofNCompleteColumn()] if total > 1 else []
    speed = [_Speed(unit)] if unit else []
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        *counts,
        *speed,
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, completed=done)


@contextmanager
def progress_bars() -> Iterator[Callable[[str, float], None]]:
    """Give a function that is told what is being done, and the share of it that is done; each thing has its bar."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, share: float) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=1.0)
            progress.update(tasks[what], completed=share)

        yield tell
