from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from deploy.server.layout import Instance


class Supervisor(Protocol):
    """Keeps the instances running, each on the release that its link leads to when it starts."""

    @abstractmethod
    def start(self, instance: Instance) -> None:
        """Return when the process is there, which may be before it answers."""

    @abstractmethod
    def stop(self, instance: Instance) -> None:
        """Let it answer what it was asked, and return when it is gone; does nothing where it is not there."""

    @abstractmethod
    def is_running(self, instance: Instance) -> bool: ...

    @abstractmethod
    def admit(self, release: Path) -> None:
        """Let there be the user of this release's services, who may read secrets, and write where services write."""

    @abstractmethod
    def set_up(self) -> None:
        """Bring what it needs to be known by it, and begin the regular jobs."""

    @abstractmethod
    def take_down(self) -> None:
        """Undo `set_up`; the instances are stopped already."""
