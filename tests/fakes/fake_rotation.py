from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from deploy.server.proxy import Rotation, Traffic

if TYPE_CHECKING:
    from deploy.server.layout import Instance
    from tests.fakes.fake_supervisor import FakeSupervisor


class FakeRotation(Rotation):
    """Asks whoever is in it and runs; `questions` are open when an instance is taken out, one fewer with each look."""

    def __init__(self, supervisor: FakeSupervisor) -> None:
        self._supervisor = supervisor
        self.out: set[Instance] = set()
        self.questions = 0
        self.fewest_asked: int | None = None
        self.seen: dict[Instance, list[Traffic]] = defaultdict(list)
        """What is told of each, one after the other; the last is told again and again."""
        self._open: dict[Instance, int] = {}

    def take_out(self, instance: Instance) -> None:
        self.out.add(instance)
        self._open[instance] = self.questions
        asked = sum(self.is_asked(one) for one in self._supervisor.running)
        self.fewest_asked = asked if self.fewest_asked is None else min(asked, self.fewest_asked)

    def put_back(self, instance: Instance) -> None:
        self.out.discard(instance)

    def open_questions(self, instance: Instance) -> int:
        left = self._open.get(instance, 0)
        self._open[instance] = max(0, left - 1)
        return left

    def is_asked(self, instance: Instance) -> bool:
        return instance not in self.out and self._supervisor.is_running(instance)

    def traffic(self, instance: Instance) -> Traffic:
        told = self.seen[instance] or [Traffic(answered=0, failed=0)]
        return told.pop(0) if len(told) > 1 else told[0]
