"""Takes the instances from one release to another, one after the other, while the others answer."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from deploy.server.errors import AloneError, NotInTimeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from deploy.server.commands import Commands
    from deploy.server.layout import Instance, Layout
    from deploy.server.proxy import Rotation
    from deploy.server.supervisor import Supervisor

_DRAIN_SECONDS: Final = 40
"""More than the API gives an answer."""
_READY_SECONDS: Final = 180
_ASKED_SECONDS: Final = 20
_PAUSE: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    layout: Layout
    instances: Sequence[Instance]
    supervisor: Supervisor
    rotation: Rotation
    commands: Commands
    tell: Callable[[str], None]
    sleep: Callable[[float], None] = field(default=time.sleep)

    def start(self) -> None:
        """Start every instance that does not run on the release that its link leads to, and try each."""
        for instance in self.instances:
            self._start(instance)
        for instance in self.instances:
            self._try(instance, self.layout.version_of(instance))
            self._put_back(instance)

    def stop(self) -> None:
        for instance in self.instances:
            self.supervisor.stop(instance)

    def require_others(self) -> None:
        """Raise `AloneError` where an instance could not be taken out of rotation."""
        for instance in self.instances:
            self._require_another(instance)

    def __call__(self, version: str) -> None:
        """Take each to this release; where one does not prove itself, raise why, and leave everything as it is."""
        for instance in self.instances:
            self._require_another(instance)
            self._move(instance, version)

    def return_to(self, before: Mapping[Instance, str]) -> None:
        """Take those that are not there, or do not answer, back to these releases; the last one first."""
        for instance, version in reversed(list(before.items())):
            if self.layout.version_of(instance) != version:
                self.tell(f"{instance.name}: back to {version}")
                self._move(instance, version)
            elif not self.rotation.is_asked(instance):
                self._start(instance)
                self._try(instance, version)
                self._put_back(instance)

    def _move(self, instance: Instance, version: str) -> None:
        self.tell(f"{instance.name}: out of rotation")
        self.rotation.take_out(instance)
        self._wait(lambda: self.rotation.open_questions(instance) == 0, _DRAIN_SECONDS, "It has not answered all")
        self.supervisor.stop(instance)
        self.layout.put_on(instance, version)
        self._start(instance)
        self.tell(f"{instance.name}: started on {version}")
        self._try(instance, version)
        self._put_back(instance)

    def _start(self, instance: Instance) -> None:
        if not self.supervisor.is_running(instance):
            self.supervisor.start(instance)

    def _try(self, instance: Instance, version: str) -> None:
        self.commands.smoke(version, instance, wait=_READY_SECONDS)
        self.tell(f"{instance.name}: {version} is sound")

    def _put_back(self, instance: Instance) -> None:
        self.rotation.put_back(instance)
        self._wait(lambda: self.rotation.is_asked(instance), _ASKED_SECONDS, "The proxy has not found it ready")
        self.tell(f"{instance.name}: in rotation")

    def _require_another(self, instance: Instance) -> None:
        if not any(self.rotation.is_asked(one) for one in self.instances if one != instance):
            raise AloneError(instance.name)

    def _wait(self, reached: Callable[[], bool], seconds: float, otherwise: str) -> None:
        for _ in range(int(seconds / _PAUSE)):
            if reached():
                return
            self.sleep(_PAUSE)
        raise NotInTimeError(otherwise, seconds)
