"""`python3 -m deploy.server`, in the folder of a release: one server without containers (docs/delivery/server.md).

It needs nothing but the standard library, for it runs before anything is installed.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deploy.server.arguments import SERVERS, parser
from deploy.server.commands import Commands, run
from deploy.server.delivery import Delivery
from deploy.server.errors import DeliveryError
from deploy.server.interruption import stoppable
from deploy.server.layout import NAME, Instance, Layout
from deploy.server.processes import ProcessSupervisor
from deploy.server.proxy import HaproxyRotation
from deploy.server.releases import Releases
from deploy.server.rolling import Rollout
from deploy.server.systemd import SystemdSupervisor
from deploy.server.watching import Watch
from deploy.server.way_back import WayBack

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from deploy.server.supervisor import Supervisor

_LOOKING: Final = {"status", "run"}
"""Commands that may be given during a delivery."""


class BusyError(DeliveryError):
    def __init__(self) -> None:
        super().__init__("Another delivery is at work here.")


def main(arguments: list[str] | None = None) -> int:
    asked = parser().parse_args(arguments)
    layout = Layout(root=asked.root.absolute(), prefix=asked.prefix.strip("/"))
    # Releases are read by the user of the services, however careful whoever delivers is with files.
    os.umask(0o022)
    try:
        if asked.command in _LOOKING:
            return _look(asked, _delivery(asked, layout))
        with _alone(layout), stoppable():
            _do(asked, _delivery(asked, layout))
    except (DeliveryError, OSError) as error:
        tell(str(error))
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 0


def tell(words: str) -> None:
    print(f"{datetime.now().astimezone():%H:%M:%S} {words}", file=sys.stderr, flush=True)


def _look(asked: argparse.Namespace, delivery: Delivery) -> int:
    if asked.command == "run":
        return delivery.commands.pass_on(delivery.layout.current_version(), asked.arguments)
    _show(delivery)
    return 0


def _do(asked: argparse.Namespace, delivery: Delivery) -> None:
    if asked.command == "install":
        delivery.install(asked.source.absolute(), borrowed=asked.environment)
    elif asked.command == "start":
        delivery.start()
    elif asked.command == "upgrade":
        source = asked.source.absolute()
        delivery.upgrade(source, borrowed=asked.environment, watch_seconds=asked.watch, keep=asked.keep)
    elif asked.command == "downgrade":
        delivery.downgrade(asked.version, keep_schema=asked.keep_schema)
    else:
        delivery.uninstall(purge=asked.purge == NAME)


def _show(delivery: Delivery) -> None:
    layout = delivery.layout
    print(f"installed: {', '.join(layout.installed()) or 'nothing'}")
    print(f"current: {layout.current_version()}")
    for instance in delivery.rollout.instances:
        running = "runs" if delivery.supervisor.is_running(instance) else "does not run"
        asked = "is asked" if delivery.rollout.rotation.is_asked(instance) else "is not asked"
        print(f"{instance.name}: {layout.version_of(instance)}, {running}, {asked}")


def _delivery(asked: argparse.Namespace, layout: Layout) -> Delivery:
    commands = Commands(layout=layout, user=NAME if asked.supervisor == "systemd" else None)
    supervisor = _supervisor(asked, layout, commands)
    instances = [Instance(port=port, server=server) for port, server in zip(asked.ports, SERVERS, strict=True)]
    rotation = HaproxyRotation(path=asked.proxy_socket)
    rollout = Rollout(
        layout=layout, instances=instances, supervisor=supervisor, rotation=rotation, commands=commands, tell=tell
    )
    return Delivery(
        layout=layout,
        releases=Releases(layout=layout, environ=commands.environ, tell=tell),
        commands=commands,
        supervisor=supervisor,
        rollout=rollout,
        watch=Watch(instances=instances, rotation=rotation, sleep=time.sleep),
        way_back=WayBack(rollout=rollout, commands=commands, tell=tell),
        tell=tell,
    )


def _supervisor(asked: argparse.Namespace, layout: Layout, commands: Commands) -> Supervisor:
    if asked.supervisor == "processes":
        return ProcessSupervisor(layout=layout, commands=commands)
    here = partial(run, folder=Path("/"), environ=os.environ)
    return SystemdSupervisor(layout=layout, run=lambda *command: here(command))


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
    """Let nobody else deliver meanwhile; raise `BusyError` where somebody does."""
    layout.root.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(layout.root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise BusyError from error
    finally:
        os.close(descriptor)


if __name__ == "__main__":
    sys.exit(main())
