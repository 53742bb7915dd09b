from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping


class ClusterUnavailableError(PredictionDexError):
    """The cluster cannot be reached, has no workers, or what it takes is not installed here."""

    def __init__(self, scheduler: str, reason: str, remedy: str) -> None:
        self.scheduler = scheduler
        self.reason = reason
        super().__init__(f"The cluster {scheduler} cannot be used: {reason}. {remedy}")


class OtherCodeError(PredictionDexError):
    """A worker would come to other results: its code is another than ours."""

    def __init__(self, worker: str, differences: Mapping[str, tuple[str, str]]) -> None:
        """Each difference is what is here, and what the worker has."""
        self.worker = worker
        self.differences = dict(differences)
        told = "; ".join(f"{name} is {theirs}, and here it is {ours}" for name, (ours, theirs) in differences.items())
        super().__init__(
            f"The worker {worker} has other code, and so would come to other results: {told}. "
            "Install the same release and the same libraries there, and start it again."
        )


class LostWorkersError(PredictionDexError):
    """So many workers were lost over the same work that it was given up."""

    def __init__(self, work: str, times: int) -> None:
        self.work = work
        self.times = times
        super().__init__(
            f"The cluster gave up {work}: {times} times, workers were lost over it. They may have run out of memory; "
            "their own logs tell more."
        )
