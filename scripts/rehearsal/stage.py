"""What a rehearsal is played on: PostgreSQL, MLflow and HAProxy, as processes on the loopback address."""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from sqlalchemy import make_url

from deploy.server.layout import Layout
from scripts import install_haproxy
from tests.mlflow_server import mlflow_server
from tests.postgres_server import postgres_server, run_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
_CONFIGURATION: Final = ROOT / "deploy" / "proxy" / "server.cfg"
_SECONDS: Final = 20
_CLOCK: Final = re.compile(r"^\d\d:\d\d:\d\d ")
_USUAL: Final = {
    "PREDICTIONDEX_TRUSTED_PROXIES": "127.0.0.1",
    "PREDICTIONDEX_ATLAS": "false",
    "PREDICTIONDEX_FOLLOW_SECONDS": "1",
}


class PlayFailedError(Exception):
    """A step of the rehearsal has not done what it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    folder: Path
    ports: tuple[int, int]
    public: int
    tell: Callable[[str], None]

    @property
    def layout(self) -> Layout:
        return Layout(root=self.folder / "server")

    @property
    def address(self) -> str:
        """Return that of the proxy."""
        return f"http://127.0.0.1:{self.public}"

    @property
    def socket(self) -> Path:
        return self.folder / "haproxy.sock"

    def deliver(self, *arguments: str, status: int = 0, source: Path = ROOT) -> str:
        """Call the program that an operator calls, with the code of a release; raise where it ends otherwise."""
        command = [sys.executable, "-m", "deploy.server", "--root", str(self.layout.root)]
        command += ["--supervisor", "processes", "--ports", ",".join(map(str, self.ports))]
        command += ["--proxy-socket", str(self.socket), *arguments]
        said = []
        with subprocess.Popen(
            command, cwd=source, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            for line in process.stderr or ():
                said.append(line)
                self.tell(f"  {_CLOCK.sub('', line.rstrip())}")
            told = process.stdout.read() if process.stdout else ""
        if process.returncode != status:
            raise PlayFailedError(f"{' '.join(arguments)} has ended with {process.returncode}, not {status}")
        return told or "".join(said)

    def app(self, *arguments: str) -> str:
        return self.deliver("run", *arguments)

    def stop_everything(self) -> None:
        """Stop the instances, whatever has happened before."""
        for note in self.layout.run.glob("*.pid"):
            with suppress(ProcessLookupError):
                os.kill(int(note.read_text(encoding="utf-8")), signal.SIGTERM)


@contextmanager
def stage(tell: Callable[[str], None]) -> Iterator[Stage]:
    """Set up all that production has, and clear everything away at the end."""
    with ExitStack() as stack:
        # A folder that the user whom PostgreSQL runs as may enter, and short enough for the name of a socket.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pdx-")))
        server = stack.enter_context(postgres_server())
        tell("PostgreSQL answers")
        run_statements(server, "CREATE DATABASE mlflow")
        database = make_url(server).set(database="mlflow").render_as_string(hide_password=False)
        mlflow = stack.enter_context(mlflow_server(database, folder))
        tell("MLflow answers")
        settings = {
            "PREDICTIONDEX_ENVIRONMENT": "production",
            "PREDICTIONDEX_ALLOWED_HOSTS": "localhost",
            "PREDICTIONDEX_MLFLOW_TRACKING_URI": mlflow.address,
        }
        one = stack.enter_context(small_stage(folder, tell, settings, {"database_url": _own_database(server)}))
        tell("HAProxy listens")
        yield one


@contextmanager
def small_stage(
    folder: Path, tell: Callable[[str], None], settings: Mapping[str, str], secret: Mapping[str, str]
) -> Iterator[Stage]:
    """Let HAProxy listen for instances to come, with these settings and secrets, as an operator writes them."""
    *ports, public = _free_ports(3)
    one = Stage(folder=folder, ports=(ports[0], ports[1]), public=public, tell=tell)
    one.layout.secrets.mkdir(parents=True, mode=0o700)
    for name, text in secret.items():
        _write_secret(one.layout.secrets / name, text)
    values = {"PREDICTIONDEX_VAR_FOLDER": str(one.layout.state), **_USUAL, **settings}
    one.layout.settings.write_text("".join(f"{key}={value}\n" for key, value in values.items()), encoding="utf-8")
    with _proxy(one):
        try:
            yield one
        finally:
            one.stop_everything()


def _own_database(server: str) -> str:
    """Return the address of a database that a user of its own has, with a password that nobody guesses."""
    name, password = f"rehearsal_{uuid4().hex}", secrets.token_urlsafe(24)
    run_statements(server, f"CREATE ROLE {name} LOGIN PASSWORD '{password}'", f"CREATE DATABASE {name} OWNER {name}")
    address = make_url(server).set(username=name, password=password, database=name, drivername="postgresql")
    return address.render_as_string(hide_password=False)


def give_key(one: Stage) -> str:
    """Make the key that `smoke` shows, and return it."""
    key = one.app("keys", "create", "--owner", "rehearsal", "--scope", "read", "--scope", "predict").strip()
    _write_secret(one.layout.secrets / "key", key)
    return key


def _write_secret(file: Path, text: str) -> None:
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8")


@contextmanager
def _proxy(one: Stage) -> Iterator[None]:
    program = install_haproxy.find()
    if program is None:
        raise PlayFailedError("There is no haproxy: run `make haproxy`.")
    environ = os.environ | {
        "PREDICTIONDEX_INSIDE": f"127.0.0.1:{one.public}",
        "PREDICTIONDEX_SOCKET": str(one.socket),
        "PREDICTIONDEX_A": f"127.0.0.1:{one.ports[0]}",
        "PREDICTIONDEX_B": f"127.0.0.1:{one.ports[1]}",
    }
    with (one.folder / "haproxy.log").open("w") as log:
        process = subprocess.Popen([program, "-db", "-f", str(_CONFIGURATION)], env=environ, stdout=log, stderr=log)
    try:
        _wait_for(one.socket, process)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS
    while not path.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            raise PlayFailedError("HAProxy did not start")
        time.sleep(0.05)


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        listeners = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [int(listener.getsockname()[1]) for listener in listeners]
