"""`python3 -m deploy.server`, in the folder of a release: one server without containers (docs/delivery/server.md).

It needs nothing but the standard library, for it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deploy.server.commands import Commands, run
from deploy.server.delivery import Delivery
from deploy.server.errors import DeliveryError
from deploy.server.layout import NAME, Instance, Layout
from deploy.server.processes import ProcessSupervisor
from deploy.server.proxy import HaproxyRotation
from deploy.server.releases import Releases
from deploy.server.rolling import Rollout
from deploy.server.systemd import SystemdSupervisor
from deploy.server.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deploy.server.supervisor import Supervisor

_SERVERS: Final = "ab"
"""The names of the instances in the proxy's configuration."""


class BusyError(DeliveryError):
    def __init__(self) -> None:
        super().__init__("Another delivery is at work here.")


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    layout = Layout(root=asked.root.absolute(), prefix=asked.prefix.strip("/"))
    try:
        with _alone(layout):
            _do(asked, _delivery(asked, layout))
    except DeliveryError as error:
        tell(str(error))
        return 1
    return 0


def tell(words: str) -> None:
    print(f"{datetime.now().astimezone():%H:%M:%S} {words}", file=sys.stderr, flush=True)


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
    elif asked.command == "run":
        print(delivery.commands.app(delivery.layout.current_version(), *asked.arguments), end="")
    elif asked.command == "status":
        _show(delivery)
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
    ports = [int(port) for port in asked.ports.split(",")]
    instances = [Instance(port=port, server=server) for port, server in zip(ports, _SERVERS, strict=True)]
    rotation = HaproxyRotation(path=asked.proxy_socket)
    return Delivery(
        layout=layout,
        releases=Releases(layout=layout, environ=commands.environ, tell=tell),
        commands=commands,
        supervisor=supervisor,
        rollout=Rollout(
            layout=layout,
            instances=instances,
            supervisor=supervisor,
            rotation=rotation,
            commands=commands,
            tell=tell,
        ),
        watch=Watch(instances=instances, rotation=rotation, sleep=time.sleep),
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m deploy.server", description="PredictionDex on one server.")
    parser.add_argument("--root", type=Path, default=Path("/"), help="a folder in place of /, for a rehearsal")
    parser.add_argument("--prefix", default="/opt/predictiondex", help="where releases go (%(default)s)")
    parser.add_argument("--supervisor", choices=("systemd", "processes"), default="systemd", help="%(default)s")
    parser.add_argument("--ports", default="8001,8002", help="of the two instances (%(default)s)")
    parser.add_argument(
        "--proxy-socket", type=Path, default=Path("/run/haproxy/predictiondex.sock"), help="HAProxy's (%(default)s)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    install = commands.add_parser("install", help="bring the first release")
    upgrade = commands.add_parser("upgrade", help="bring another release, and let it answer if it is sound")
    for one in (install, upgrade):
        one.add_argument("source", type=Path, nargs="?", default=Path(), help="the folder of the release")
        one.add_argument("--environment", type=Path, help="an environment whose libraries are used, for a rehearsal")
    upgrade.add_argument("--watch", type=float, default=60.0, help="seconds it is watched afterwards (%(default)s)")
    upgrade.add_argument("--keep", type=int, default=3, help="releases that stay on the disk (%(default)s)")
    commands.add_parser("start", help="start the instances, and see that they are sound")
    downgrade = commands.add_parser("downgrade", help="go back to a release that is still here")
    downgrade.add_argument("version")
    downgrade.add_argument("--keep-schema", action="store_true", help="leave the database as it is")
    commands.add_parser("status", help="say what is installed, and what answers")
    command = commands.add_parser("run", help="run a command of the current release, such as: run keys list")
    command.add_argument("arguments", nargs=argparse.REMAINDER)
    uninstall = commands.add_parser("uninstall", help="remove the releases; settings, state and backups stay")
    uninstall.add_argument("--purge", metavar=NAME, choices=(NAME,), help="remove these, too; the name must be typed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
