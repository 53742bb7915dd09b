"""How a command ends, for who runs it in a script."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExitStatus(IntEnum):
    DONE = 0
    FAILED = 1
    NOT_UNDERSTOOD = 2
    BUSY = 75
    INTERRUPTED = 130


MEANINGS: Final[Mapping[ExitStatus, str]] = {
    ExitStatus.DONE: "Done. Also where `monitor drift` has found another population of duels, and where `learn train` "
    "keeps a training here because the tracking server is away.",
    ExitStatus.FAILED: "Not possible, or not as it should be: what was asked for is not there or is refused, `smoke` "
    "has found a service that is not sound, or `--fail-on-drift` and `--fail-on-degraded` have found what they watch "
    "for.",
    ExitStatus.NOT_UNDERSTOOD: "Not understood: no such command or option, or a value that it does not take. Also "
    "where the settings are wrong or not safe in this environment, and where `smoke` has reached no service.",
    ExitStatus.BUSY: "`learn atlas --background` alone: another process builds the atlas already.",
    ExitStatus.INTERRUPTED: "Interrupted by Ctrl-C. `learn compare` and `learn evaluate` leave what is done, and "
    "`monitor traffic` its figures.",
}
