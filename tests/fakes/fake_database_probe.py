from __future__ import annotations

from app.application.ports.database_probe import ConnectionUse, DatabaseProbe


class FakeDatabaseProbe(DatabaseProbe):
    def __init__(self, *, is_there: bool = True) -> None:
        self.is_there = is_there

    def is_up(self) -> bool:
        return self.is_there

    def connections(self) -> ConnectionUse | None:
        return ConnectionUse(in_use=1, idle=2, limit=15)
