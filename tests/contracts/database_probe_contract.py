from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application.ports.database_probe import DatabaseProbe


class DatabaseProbeContract:
    """A test class gives `probe`, of a database that is there, and `lost`, of one that is not."""

    def test_a_database_that_is_there_is_up(self, probe: DatabaseProbe) -> None:
        assert probe.is_up()

    def test_one_that_is_away_is_not(self, lost: DatabaseProbe) -> None:
        assert not lost.is_up()

    def test_connections_are_within_their_limit(self, probe: DatabaseProbe) -> None:
        assert probe.is_up()
        use = probe.connections()
        assert use is not None
        assert 1 <= use.in_use + use.idle <= use.limit
