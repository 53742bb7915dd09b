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


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    layout: Layout

    def app(self, version: str, *arguments: str) -> str:
        """Return what it said on standard output; raise `CommandFailedError`."""
        folder = self.layout.release(version)
        return run([str(python_of(folder)), "-m", "app", *arguments], folder=folder, environ=self.environ())

    def environ(self) -> dict[str, str]:
        """Return this process' environment with the settings, and with where each secret is."""
        return dict(os.environ) | read_settings(self.layout.settings) | secret_files(self.layout.secrets)

    def migrate(self, version: str) -> None:
        self.app(version, "database", "migrate")

    def downgrade(self, version: str, revision: str) -> None:
        self.app(version, "database", "downgrade", revision)

    def revision(self, version: str) -> str:
        """Return the one that the database is at."""
        return self.app(version, "database", "revision").strip()

    def newest_revision(self, version: str) -> str:
        """Return the revision that this release migrates to."""
        folder = self.layout.release(version)
        heads = run([str(python_of(folder)), "-m", "alembic", "heads"], folder=folder, environ=self.environ())
        return heads.split()[0]

    def back_up(self, version: str, folder: Path) -> None:
        self.app(version, "backup", "create", str(folder))

    def smoke(self, version: str, instance: Instance, *, wait: float) -> None:
        """Ask an instance itself, past the proxy, and expect it to be this release."""
        self.app(version, "smoke", instance.address, "--release", version, "--wait", f"{wait:g}")


def python_of(release: Path) -> Path:
    return release / "venv" / "bin" / "python"


def run(command: Sequence[str], *, folder: Path, environ: Mapping[str, str]) -> str:
    done = subprocess.run(command, cwd=folder, env=environ, check=False, capture_output=True, text=True)
    if done.returncode != 0:
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
