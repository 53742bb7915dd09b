"""Runs a release's own commands, with what is configured."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deploy.server.errors import CommandFailedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from deploy.server.layout import Instance, Layout

_LINES: Final = 15
_UNUSABLE: Final = 1
"""The status of `database revision` where the release cannot work with the schema, which it shows all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """Of the schema."""

    database: str
    """What it is at."""
    release: str
    """What the release migrates to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    layout: Layout
    user: str | None = None
    """Who runs them; None for whoever has started this."""

    def app(self, version: str, *arguments: str) -> str:
        """Return what it said on standard output; raise `CommandFailedError`."""
        return self._said(version, *arguments)

    def environ(self) -> dict[str, str]:
        """Return this process' environment with the settings, and with where each secret is."""
        return (
            {"COLUMNS": "120", **os.environ} | read_settings(self.layout.settings) | secret_files(self.layout.secrets)
        )

    def migrate(self, version: str) -> None:
        self.app(version, "database", "migrate")

    def downgrade(self, version: str, revision: str) -> None:
        """Take back what this release has changed, with what was written there: a backup was made."""
        self.app(version, "database", "downgrade", revision, "--yes")

    def revisions(self, version: str) -> Revisions:
        said = self._said(version, "database", "revision", also=_UNUSABLE)
        found = dict(line.split() for line in said.splitlines())
        return Revisions(database=found["database"], release=found["release"])

    def back_up(self, version: str) -> str:
        """Return where the backup is."""
        return self.app(version, "backup", "create", str(self.layout.backups)).strip()

    def smoke(self, version: str, instance: Instance, *, wait: float) -> None:
        """Ask an instance itself, past the proxy, and expect it to be this release."""
        self.app(version, "smoke", instance.address, "--release", version, "--wait", f"{wait:g}")

    def _said(self, version: str, *arguments: str, also: int = 0) -> str:
        folder = self.layout.release(version)
        command = [str(python_of(folder)), "-m", "app", *arguments]
        return run(command, folder=folder, environ=self.environ(), also=also, user=self.user)


def python_of(release: Path) -> Path:
    return release / "venv" / "bin" / "python"


def run(
    command: Sequence[str], *, folder: Path, environ: Mapping[str, str], also: int = 0, user: str | None = None
) -> str:
    """Return what it said on standard output; raise `CommandFailedError` where its status is not 0, nor `also`."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environ,
        user=user,
        group=user,
        extra_groups=() if user else None,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode not in {0, also}:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-_LINES:])
        raise CommandFailedError(command, done.returncode, said)
    return done.stdout


def read_settings(file: Path) -> dict[str, str]:
    """Read NAME=value as systemd does, but for values that go over several lines."""
    if not file.exists():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and line[0] not in "#;")
    return {name.strip(): _unquoted(value.strip()) for name, _, value in pairs}


def secret_files(folder: Path) -> dict[str, str]:
    """Return the variables that say in which file each secret is; its name is that of the setting."""
    return {f"PREDICTIONDEX_{file.name.upper()}_FILE": str(file) for file in sorted(folder.glob("[a-z]*"))}


def _unquoted(value: str) -> str:
    return "".join(shlex.split(value)) if value[:1] in {'"', "'"} else value
