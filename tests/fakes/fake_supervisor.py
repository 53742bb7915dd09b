from __future__ import annotations

from typing import TYPE_CHECKING

from deploy.server.supervisor import Supervisor

if TYPE_CHECKING:
    from pathlib import Path

    from deploy.server.layout import Instance, Layout


class FakeSupervisor(Supervisor):
    """Remembers on which release each instance was started."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.running: dict[Instance, str] = {}
        self.is_set_up = False
        self.admitted: list[Path] = []
        self.troubles: dict[Instance, Exception] = {}
        """What happens when one is next started."""

    def start(self, instance: Instance) -> None:
        if instance in self.troubles:
            raise self.troubles.pop(instance)
        self.running[instance] = self._layout.version_of(instance)

    def stop(self, instance: Instance) -> None:
        self.running.pop(instance, None)

    def is_running(self, instance: Instance) -> bool:
        return instance in self.running

    def admit(self, release: Path) -> None:
        self.admitted.append(release)

    def set_up(self) -> None:
        self.is_set_up = True

    def take_down(self) -> None:
        self.is_set_up = False
