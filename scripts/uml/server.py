"""What `deploy/server` and `deploy/proxy` put on one machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.uml.parts import Arrow, Part, parts_diagram

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEPLOY: Final = Path(__file__).parents[2] / "deploy"
_UNITS: Final = _DEPLOY / "server" / "units"
_PROXY: Final = Part(name="haproxy", label="HAProxy", kind="foreign")
_CLIENTS: Final = Part(name="clients", label="clients", kind="person")


def server() -> str:
    """Draw the proxy, the instances behind it, and systemd's units."""
    return parts_diagram("LR", [*_through_the_proxy(), *_from_units(), *_by_timers()])


def _through_the_proxy() -> Iterator[Arrow]:
    said = (_DEPLOY / "proxy" / "server.cfg").read_text(encoding="utf-8")
    (inside,) = re.findall(r'^ +bind "\$\{\w+-[\d.]+:(\d+)\}"', said, re.MULTILINE)
    yield Arrow(source=_CLIENTS, target=_PROXY, said=f"{inside}, or what PREDICTIONDEX_BIND says")
    for name, port in re.findall(r'^ +server (\w+) "\$\{\w+-[\d.]+:(\d+)\}"', said, re.MULTILINE):
        yield Arrow(source=_PROXY, target=_instances(), said=f"{name}: {port}")
    (asked,) = re.findall(r"--api http://127\.0\.0\.1:(\d+)", _unit("predictiondex-web.service"))
    (port,) = re.findall(r"app web --port (\d+)", _unit("predictiondex-web.service"))
    web = _part("predictiondex-web.service")
    yield Arrow(source=_CLIENTS, target=web, said=port)
    yield Arrow(source=web, target=_PROXY, said=asked)


def _from_units() -> Iterator[Arrow]:
    for file in sorted(_UNITS.glob("*.service")):
        (after,) = re.findall(r"^After=(.*)$", _unit(file.name), re.MULTILINE)
        for other in after.split():
            if other.endswith(".service"):
                yield Arrow(source=_part(file.name), target=_part(other), said="after", dotted=True)


def _by_timers() -> Iterator[Arrow]:
    for file in sorted(_UNITS.glob("*.timer")):
        (when,) = re.findall(r"^OnCalendar=(.*)$", _unit(file.name), re.MULTILINE)
        timer = Part(name=file.name, label=f"{file.name}<br>{when}", kind="port")
        yield Arrow(source=timer, target=_part(f"{file.stem}.service"))


def _instances() -> Part:
    return _part("predictiondex@.service")


def _part(unit: str) -> Part:
    return Part(name=unit, label=unit, kind="ours" if (_UNITS / unit).exists() else "store")


def _unit(name: str) -> str:
    return (_UNITS / name).read_text(encoding="utf-8")
