"""Runs a release's own commands, with what is configured."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from deploy.server.errors import CommandFailedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from deploy.server.layout import Instance, Layout

_LINES: Final = 15
_SHOWN: Final = re.compile(r"^database (\S+)\s+^release +(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """Of the schema."""

    database: str
    """What it is at."""
    release: str
    """What the release migrates to."""
    suits: bool
    """Whether the release can work with the schema as it is."""

    @property
    def are_one(self) -> bool:
        return self.database == self.release


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    layout: Layout
    user: str | None = None
    """Who runs them; None for whoever has started this."""

    def app(self, version: str, *arguments: str) -> str:
        """Return what it said on standard output; raise `CommandFailedError`."""
        folder = self.layout.release(version)
        command = [str(python_of(folder)), "-m", "app", *arguments]
        return run(command, folder=folder, environ=self.environ(), user=self.user)

    def pass_on(self, version: str, arguments: Sequence[str]) -> int:
        """Let it speak for itself, and return its status."""
        folder = self.layout.release(version)
        command = [str(python_of(folder)), "-m", "app", *arguments]
        return subprocess.run(command, cwd=folder, env=self.environ(), check=False, **_as(self.user)).returncode

    def environ(self) -> dict[str, str]:
        """Return this process' environment with the settings, and with where each secret is."""
        return (
            {"COLUMNS": "120", **os.environ} | read_settings(self.layout.settings) | secret_files(self.layout.secrets)
        )

    def compile(self, version: str, *, like: Iterable[Path]) -> None:
        """Compile its rules of battle, but for those that are compiled for the code in one of these folders.

        Its services keep compiled code where they may write, so nobody who may do more than they may look at it.
        """
        folder = self.layout.release(version)
        for program in (("deploy.server.compiled", *map(str, like)), ("scripts.compile_rules",)):
            command = [str(python_of(folder)), "-m", *program]
            run(command, folder=folder, environ=self.environ(), user=self.user)

    def migrate(self, version: str) -> None:
        self.app(version, "database", "migrate")

    def downgrade(self, version: str, revision: str) -> None:
        """Take back what this release has changed, with what was written there: a backup was made."""
        self.app(version, "database", "downgrade", revision, "--yes")

    def revisions(self, version: str) -> Revisions:
        """Return what a release shows that can work with the schema, and one that cannot."""
        try:
            said, suits = self.app(version, "database", "revision"), True
        except CommandFailedError as error:
            said, suits = error.said, False
        found = _SHOWN.search(said)
        if found is None:
            raise CommandFailedError(("database", "revision"), 1, said)
        return Revisions(database=found[1], release=found[2], suits=suits)

    def back_up(self, version: str) -> str:
        """Return where the backup is."""
        return self.app(version, "backup", "create", str(self.layout.backups)).strip()

    def smoke(self, version: str, instance: Instance, *, wait: float) -> None:
        """Ask an instance itself, past the proxy, and expect it to be this release."""
        self.app(version, "smoke", instance.address, "--release", version, "--wait", f"{wait:g}")


def python_of(release: Path) -> Path:
    return release / "venv" / "bin" / "python"


def run(command: Sequence[str], *, folder: Path, environ: Mapping[str, str], user: str | None = None) -> str:
    """Return what it said on standard output; raise `CommandFailedError` where its status is not 0."""
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, cwd=folder, env=environ, check=False, capture_output=True, text=True, **_as(user)
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-_LINES:])
        raise CommandFailedError(command, done.returncode, said)
    return done.stdout


def _as(user: str | None) -> dict[str, Any]:
    return {"user": user, "group": user, "extra_groups": () if user else None}


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
