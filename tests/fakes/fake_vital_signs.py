from __future__ import annotations

from datetime import UTC, datetime

from app.application.ports.vital_signs import DiskRoom, ProcessUse, VitalSigns


class FakeVitalSigns(VitalSigns):
    def __init__(self) -> None:
        self.use: ProcessUse | None = ProcessUse(
            resident_bytes=250, cpu_seconds=1.5, open_files=12, started_at=datetime(2018, 11, 16, tzinfo=UTC)
        )
        self.room: DiskRoom | None = DiskRoom(free_bytes=300, size_bytes=1000)

    def process(self) -> ProcessUse | None:
        return self.use

    def disk(self) -> DiskRoom | None:
        return self.room
