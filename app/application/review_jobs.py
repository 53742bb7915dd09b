from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.import_history import ImportOutcome
from app.application.ports.status_board import JobState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.application.ports.database_probe import DatabaseProbe
    from app.application.ports.import_history import ImportHistory
    from app.application.ports.status_board import StatusBoard

_REMEMBERED_IMPORTS: Final = 50
"""Among them the last good one is looked for."""
_GOOD: Final = frozenset({ImportOutcome.LOADED, ImportOutcome.UNCHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewJobs:
    """Show whether the database is there and, by what stands in it, how the jobs did that run beside the service."""

    database: DatabaseProbe
    imports: ImportHistory
    board: StatusBoard
    every_seconds: float

    def __call__(self) -> None:
        """Raise `DatabaseUnavailableError` where it went away meanwhile; what was shown stays."""
        is_up = self.database.is_up()
        self.board.show_database(is_up=is_up)
        if is_up:
            self.board.show_jobs(list(self._jobs()))

    def _jobs(self) -> Iterator[JobState]:
        runs = self.imports.runs(limit=_REMEMBERED_IMPORTS)
        if runs:
            outcomes = [one.outcome for one in runs if one.outcome is not None]
            good = (one.finished_at for one in runs if one.outcome in _GOOD)
            yield JobState(
                job="etl",
                last_run=runs[0].started_at,
                last_success=next(good, None),
                has_failed=bool(outcomes) and outcomes[0] not in _GOOD,
            )
