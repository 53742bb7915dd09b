"""A fetcher whose manners let tests be quick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.infrastructure.sources.web.archive import Archive
from app.infrastructure.sources.web.fetcher import Fetcher
from app.infrastructure.sources.web.manners import Manners

if TYPE_CHECKING:
    from pathlib import Path

HASTE: Final = Manners(
    user_agent="PredictionDex/0.1 (tests of our own)",
    concurrency=4,
    seconds_between=0.0,
    timeout_seconds=5.0,
    attempts=3,
    first_wait_seconds=0.01,
    longest_wait_seconds=2.0,
)


def hasty_fetcher(folder: Path, *, obeys_robots: bool = False, **manners: Any) -> Fetcher:
    archive = Archive(folder, patience_seconds=0.1)
    return Fetcher("test site", archive, replace(HASTE, **manners), obeys_robots=obeys_robots)
