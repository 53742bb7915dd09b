from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deploy.server.layout import Instance, Layout
    from deploy.server.supervisor import Supervisor


class SupervisorContract:
    """The instance's link leads to the release 1.0, whose program serves until it is told to stop."""

    def test_an_instance_runs_from_its_start_to_its_stop(self, supervisor: Supervisor, instance: Instance) -> None:
        assert not supervisor.is_running(instance)
        supervisor.start(instance)
        assert supervisor.is_running(instance)
        supervisor.stop(instance)
        assert not supervisor.is_running(instance)

    def test_what_does_not_run_is_stopped_already(self, supervisor: Supervisor, instance: Instance) -> None:
        supervisor.stop(instance)
        assert not supervisor.is_running(instance)

    def test_it_can_be_started_again(self, supervisor: Supervisor, instance: Instance) -> None:
        for _ in range(2):
            supervisor.start(instance)
            assert supervisor.is_running(instance)
            supervisor.stop(instance)

    def test_what_it_needs_comes_and_goes(self, supervisor: Supervisor, layout: Layout) -> None:
        supervisor.set_up()
        supervisor.take_down()
        assert [one for one in layout.units.rglob("*") if one.is_file()] == []
