from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.application.ports.vital_signs import DiskRoom, ProcessUse, VitalSigns

if TYPE_CHECKING:
    from collections.abc import Sequence

_SELF: Final = Path("/proc/self")
_START_TICKS, _PAGES = 19, 21
"""The places of two facts in `stat`, counted from the state of the process, as proc_pid_stat(5) has them."""


class SystemVitalSigns(VitalSigns):
    """Reads Linux's own files about the process, which other systems do not have."""

    def __init__(self, folder: Path, *, about: Path = _SELF) -> None:
        self._folder = folder
        self._about = about

    def process(self) -> ProcessUse | None:
        try:
            facts = (self._about / "stat").read_text().rpartition(")")[2].split()
            open_files = len(list((self._about / "fd").iterdir()))
        except OSError:
            return None
        return ProcessUse(
            resident_bytes=int(facts[_PAGES]) * os.sysconf("SC_PAGE_SIZE"),
            cpu_seconds=time.process_time(),
            open_files=open_files,
            started_at=_started_at(facts),
        )

    def disk(self) -> DiskRoom | None:
        with suppress(OSError):
            room = shutil.disk_usage(self._folder)
            return DiskRoom(free_bytes=room.free, size_bytes=room.total)
        return None


def _started_at(facts: Sequence[str]) -> datetime:
    after_boot = int(facts[_START_TICKS]) / os.sysconf("SC_CLK_TCK")
    age = time.clock_gettime(time.CLOCK_BOOTTIME) - after_boot
    return datetime.fromtimestamp(time.time() - age, UTC)
