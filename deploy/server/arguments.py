"""What an operator may ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from deploy.server.layout import NAME

SERVERS: Final = "ab"
"""The names of the instances in the proxy's configuration."""


def _ports(text: str) -> tuple[int, ...]:
    ports = tuple(int(port) for port in text.split(",") if port.isascii() and port.isdecimal())
    if len(set(ports)) != len(SERVERS):
        raise argparse.ArgumentTypeError("two numbers are needed, with a comma between them")
    return ports


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python3 -m deploy.server", description="PredictionDex on one server.")
    whole.add_argument("--root", type=Path, default=Path("/"), help="a folder in place of /, for a rehearsal")
    whole.add_argument("--prefix", default="/opt/predictiondex", help="where releases go (%(default)s)")
    whole.add_argument("--supervisor", choices=("systemd", "processes"), default="systemd", help="%(default)s")
    whole.add_argument("--ports", type=_ports, default="8001,8002", help="of the two instances (%(default)s)")
    whole.add_argument(
        "--proxy-socket", type=Path, default=Path("/run/haproxy/predictiondex.sock"), help="HAProxy's (%(default)s)"
    )
    commands = whole.add_subparsers(dest="command", required=True)
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
    downgrade.add_argument(
        "--keep-schema", action="store_true", help="leave the database as it is, which the nightly backup then refuses"
    )
    commands.add_parser("status", help="say what is installed, and what answers")
    command = commands.add_parser("run", help="run a command of the current release, such as: run keys list")
    command.add_argument("arguments", nargs=argparse.REMAINDER)
    uninstall = commands.add_parser("uninstall", help="remove the releases; settings, state and backups stay")
    uninstall.add_argument("--purge", metavar=NAME, choices=(NAME,), help="remove these, too; the name must be typed")
    return whole
