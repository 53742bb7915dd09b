"""A service of two workers that has nothing to read first: `python -m tests.small_service` with what makes it."""

from __future__ import annotations

import os
import socket
import sys

from fastapi import FastAPI

from app.application.ports.database_errors import DatabaseUnavailableError
from app.presentation.cli.dependencies import ServerOptions
from app.presentation.cli.serving import serve_with_workers


def sound() -> FastAPI:
    api = FastAPI()
    api.get("/")(os.getpid)
    return api


def unavailable() -> FastAPI:
    raise DatabaseUnavailableError("it sleeps")


def mistaken() -> FastAPI:
    raise ZeroDivisionError


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        makers = {"sound": sound, "unavailable": unavailable, "mistaken": mistaken}
        served = serve_with_workers(
            makers[sys.argv[1]],
            listener,
            ServerOptions(keep_alive_seconds=5, most_connections=100, trusted_proxies=()),
            workers=2,
            announce=lambda: print(  # noqa: T201 - whoever started it waits for that
                f"It answers at {address}", flush=True
            ),
            tell_end=lambda pid: print(f"It is told that {pid} is gone", flush=True),  # noqa: T201 - likewise
        )
    sys.exit(0 if served else 1)
