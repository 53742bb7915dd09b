from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.infrastructure.monitoring.system_vital_signs import SystemVitalSigns

if TYPE_CHECKING:
    from pathlib import Path


def test_the_process_is_seen_as_it_is(tmp_path: Path) -> None:
    before = SystemVitalSigns(tmp_path).process()
    with (tmp_path / "one more").open("w"):
        during = SystemVitalSigns(tmp_path).process()

    assert before
    assert during
    assert during.open_files == before.open_files + 1
    assert 10_000_000 < before.resident_bytes < 100_000_000_000
    assert 0 < before.cpu_seconds <= during.cpu_seconds <= time.process_time()
    assert before.started_at < datetime.now(UTC)
    assert abs((before.started_at - during.started_at).total_seconds()) < 0.1


def test_a_system_that_does_not_tell_is_asked_in_vain(tmp_path: Path) -> None:
    assert SystemVitalSigns(tmp_path, about=tmp_path / "nowhere").process() is None


def test_the_room_on_the_disk_is_that_of_the_folder(tmp_path: Path) -> None:
    room = SystemVitalSigns(tmp_path).disk()
    assert room
    assert 0 <= room.free_bytes <= room.size_bytes
    assert room.size_bytes == os.statvfs(tmp_path).f_blocks * os.statvfs(tmp_path).f_frsize
    assert SystemVitalSigns(tmp_path / "nowhere").disk() is None
