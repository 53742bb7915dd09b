from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deploy.server.errors import NoSuchReleaseError, NotASourceError, NotInstalledError

NAME: Final = "predictiondex"
STAMP: Final = ".installed"
"""Written last into a release: one without it was interrupted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One process of the API, behind the proxy."""

    port: int
    server: str
    """Its name in the proxy's configuration."""

    @property
    def name(self) -> str:
        return str(self.port)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything is; `root` is / but for rehearsals and tests."""

    root: Path = Path("/")
    prefix: str = "opt/predictiondex"

    @property
    def releases(self) -> Path:
        return self._under(self.prefix, "releases")

    @property
    def instances(self) -> Path:
        """Return the folder with a link for each instance, to the release that it runs."""
        return self._under(self.prefix, "instances")

    @property
    def current(self) -> Path:
        """Return the link to the release of the jobs, and of whatever is installed next to the instances."""
        return self._under(self.prefix, "current")

    @property
    def settings(self) -> Path:
        return self._under("etc", NAME, f"{NAME}.env")

    @property
    def secrets(self) -> Path:
        return self._under("etc", NAME, "secrets")

    @property
    def state(self) -> Path:
        return self._under("var/lib", NAME)

    @property
    def backups(self) -> Path:
        return self._under("var/backups", NAME)

    @property
    def logs(self) -> Path:
        return self._under("var/log", NAME)

    @property
    def cache(self) -> Path:
        return self._under("var/cache", NAME)

    @property
    def run(self) -> Path:
        return self._under("run", NAME)

    @property
    def units(self) -> Path:
        return self._under("etc/systemd/system")

    def release(self, version: str) -> Path:
        """Raise `NoSuchReleaseError` where it was not installed, or not to the end."""
        folder = self.releases / version
        if not (folder / STAMP).exists():
            raise NoSuchReleaseError(version, self.installed())
        return folder

    def installed(self) -> list[str]:
        return sorted(stamp.parent.name for stamp in self.releases.glob(f"*/{STAMP}"))

    def version_of(self, instance: Instance) -> str:
        return _target(self.instances / instance.name)

    def current_version(self) -> str:
        return _target(self.current)

    def put_on(self, instance: Instance, version: str) -> None:
        _switch(self.instances / instance.name, self.release(version))

    def make_current(self, version: str) -> None:
        _switch(self.current, self.release(version))

    def _under(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)


def version_in(source: Path) -> str:
    """Return the version of the release whose code is in this folder; raise `NotASourceError`."""
    try:
        project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return str(project["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise NotASourceError(source) from error


def _target(link: Path) -> str:
    try:
        return link.readlink().name
    except OSError as error:
        raise NotInstalledError from error


def _switch(link: Path, target: Path) -> None:
    """Let the link lead elsewhere; at no moment does it lead nowhere."""
    link.parent.mkdir(parents=True, exist_ok=True)
    beside = link.with_name(f".{link.name}.next")
    beside.unlink(missing_ok=True)
    # Relative, so that a folder that was moved as a whole stays what it was.
    beside.symlink_to(os.path.relpath(target, link.parent))
    beside.replace(link)
