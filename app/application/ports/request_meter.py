from __future__ import annotations

from abc import abstractmethod
from typing import Protocol


class RequestMeter(Protocol):
    """Is told of each request; it neither waits nor fails.

    A route is the template of an address, so that there are as many as the service has routes.
    """

    @abstractmethod
    def began(self, route: str) -> None: ...

    @abstractmethod
    def ended(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Note the end of a request that `began`, and the status that was answered."""
