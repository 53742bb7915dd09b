from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deploy.server.errors import CommandFailedError
from deploy.server.layout import NAME
from deploy.server.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from deploy.server.layout import Instance, Layout

_TIMERS: Final = ("pokedex", "drift", "quality", "backup")
_OTHERS: Final = (f"{NAME}-web.service", f"{NAME}-mlflow.service")
"""Which run beside the instances where an operator has started them."""
_USERS: Final = "predictiondex.conf"
_DROP_IN: Final = "secrets.conf"
_PREFIX: Final = "/opt/predictiondex"


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemdSupervisor(Supervisor):
    layout: Layout
    run: Callable[..., str]
    """Runs a command given in parts; raises `CommandFailedError`."""

    def start(self, instance: Instance) -> None:
        self.run("systemctl", "enable", "--now", _unit(instance))

    def stop(self, instance: Instance) -> None:
        if (self.layout.units / f"{NAME}@.service").exists():
            self.run("systemctl", "disable", "--now", _unit(instance))

    def is_running(self, instance: Instance) -> bool:
        try:
            self.run("systemctl", "is-active", "--quiet", _unit(instance))
        except CommandFailedError:
            return False
        return True

    def admit(self, release: Path) -> None:
        self.run("systemd-sysusers", str(release / "deploy" / "server" / _USERS))
        # Whoever delivers may keep files from others, and the user of the services is one of these.
        self.run("chmod", "--recursive", "a+rX,go-w", str(release))
        own = (self.layout.state, self.layout.cache, self.layout.backups, self.layout.logs)
        self.run("chown", "--recursive", f"{NAME}:{NAME}", *map(str, own))
        self.run("chown", "--recursive", f"root:{NAME}", str(self.layout.secrets))
        self.run("chmod", "--recursive", "u=rwX,g=rX,o=", str(self.layout.secrets))

    def set_up(self) -> None:
        self.layout.units.mkdir(parents=True, exist_ok=True)
        for unit in self._sources():
            text = unit.read_text(encoding="utf-8").replace(_PREFIX, f"/{self.layout.prefix}")
            (self.layout.units / unit.name).write_text(text, encoding="utf-8")
            if unit.suffix == ".service":
                self._write_secrets(unit.name)
        self.run("systemctl", "daemon-reload")
        for timer in _TIMERS:
            self.run("systemctl", "enable", "--now", f"{NAME}-{timer}.timer")
        self.run("systemctl", "try-restart", *_OTHERS)

    def take_down(self) -> None:
        for unit in self._brought():
            if "@" not in unit.name:
                self.run("systemctl", "disable", "--now", unit.name)
            unit.unlink()
            shutil.rmtree(unit.with_name(f"{unit.name}.d"), ignore_errors=True)
        self.run("systemctl", "daemon-reload")

    def _brought(self) -> list[Path]:
        """Return the units that one of the releases has brought, timers before what they would start."""
        names = {one.name for one in self.layout.releases.glob("*/deploy/server/units/*.*")}
        found = (
            self.layout.units / name for name in sorted(names, key=lambda name: (not name.endswith(".timer"), name))
        )
        return [one for one in found if one.exists()]

    def _sources(self) -> Iterator[Path]:
        units = self.layout.current / "deploy" / "server" / "units"
        return iter(sorted(one for one in units.iterdir() if one.suffix in {".service", ".timer"}))

    def _write_secrets(self, unit: str) -> None:
        """Let systemd hand each secret to the service in a file that nobody else sees."""
        folder = self.layout.units / f"{unit}.d"
        folder.mkdir(exist_ok=True)
        names = [file.name for file in sorted(self.layout.secrets.glob("[a-z]*"))]
        lines = [f"LoadCredential={name}:/etc/predictiondex/secrets/{name}" for name in names]
        lines += [f"Environment=PREDICTIONDEX_{name.upper()}_FILE=%d/{name}" for name in names]
        (folder / _DROP_IN).write_text("\n".join(["[Service]", *lines, ""]), encoding="utf-8")


def _unit(instance: Instance) -> str:
    return f"predictiondex@{instance.port}.service"
