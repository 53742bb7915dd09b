"""A document as a reader follows it: what to type, block after block, and what is to be seen then."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tests.documents.not_run import NOT_RUN
from tests.documents.reading import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.documents.reading import Document, Fence

SEEN: Final = ("json", "text")
_FOLLOWED: Final = ("README", "docs/fr/", "docs/how-to/", "docs/tutorial/")
_COMMENT: Final = re.compile(r"(^|\s+)# ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    line: int
    commands: tuple[str, ...]
    seen: list[Fence] = field(default_factory=list)

    @property
    def run(self) -> list[str]:
        return [one for one in self.commands if one not in NOT_RUN]


def followed() -> list[Document]:
    """Return the documents that tell a reader, step by step, what to do."""
    return [one for one in documents() if one.name.startswith(_FOLLOWED)]


def steps_of(document: Document) -> list[Step]:
    """Return its blocks of commands, each with what is shown after it."""
    steps: list[Step] = []
    for fence in document.fences:
        if fence.language == "sh":
            steps.append(Step(line=fence.line, commands=tuple(commands_of(fence.text))))
        elif fence.language in SEEN and steps:
            steps[-1].seen.append(fence)
    return steps


def files_of(document: Document) -> dict[str, str]:
    """Return what the reader saves, by name."""
    return {fence.file: fence.text for fence in document.fences if fence.file}


def commands_of(script: str) -> Iterator[str]:
    """Return each command of a block as it is typed, with all its lines and without what is said of it."""
    typed: list[str] = []
    for line in script.splitlines():
        typed.append(line)
        whole = "\n".join(typed)
        if not line.endswith("\\") and _is_closed(whole):
            if command := _without_comment(whole):
                yield command
            typed = []


def _without_comment(typed: str) -> str:
    beginnings = [found.start() for found in _COMMENT.finditer(typed) if _is_closed(typed[: found.start()])]
    return typed[: beginnings[0]] if beginnings else typed


def _is_closed(command: str) -> bool:
    try:
        shlex.split(command, comments=True)
    except ValueError:  # a quotation goes on in the next line
        return False
    return True
