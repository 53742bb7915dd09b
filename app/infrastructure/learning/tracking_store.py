"""Which store keeps experiments and models, where the settings do not say it.

The choice is made once for a folder. A service that looked for a server at each start would show another set of models
on the day when the server is late, or when somebody starts one of his own.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.infrastructure.learning.mlflow_probe import first_server

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PROBE_SECONDS: Final = 0.5
_MEMORY: Final = "mlflow-server.txt"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingStore:
    uri: str
    """The address of an MLflow server, or a SQLite file."""
    advice: str = ""
    """What helps where it is away."""


def chosen_store(*, configured: str, servers: Sequence[str], var_folder: Path) -> TrackingStore:
    """Return what is configured, else the server that was found once, else the local store if it holds models.

    Where there is none of these, the servers are asked, half a second altogether. One that answers is remembered, and
    stays the choice also while it is away; if none does, the local store is taken.
    """
    if configured:
        return TrackingStore(uri=configured)
    local = var_folder.absolute() / "mlflow.db"
    memory = var_folder / _MEMORY
    server = _remembered(memory)
    if server is None and not _holds_models(local):
        server = first_server(servers, seconds=_PROBE_SECONDS)
        if server is not None:
            _remember(server, memory)
    store = _found(server, memory) if server else TrackingStore(uri=f"sqlite:///{local}")
    _log.info("Models are kept in %s", store.uri)
    return store


def _remembered(memory: Path) -> str | None:
    text = memory.read_text(encoding="utf-8").strip() if memory.exists() else ""
    return text if text.startswith(("http://", "https://")) else None


def _remember(server: str, memory: Path) -> None:
    unfinished = memory.with_name(f"{memory.name}.{os.getpid()}")
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(f"{server}\n", encoding="utf-8")
        unfinished.replace(memory)
    except OSError as error:
        _log.warning("Models are kept by the MLflow server at %s, which cannot be remembered: %s", server, error)
    else:
        _log.warning("Models are kept by the MLflow server at %s from now on, as %s says", server, memory)


def _found(server: str, memory: Path) -> TrackingStore:
    advice = (
        f"This server was found once, and keeps the models since. Start it again, name another store in "
        f"PREDICTIONDEX_MLFLOW_TRACKING_URI, or delete {memory} to choose anew."
    )
    return TrackingStore(uri=server, advice=advice)


def _holds_models(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            has_table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'model_versions'").fetchone()
            return bool(has_table and connection.execute("SELECT 1 FROM model_versions LIMIT 1").fetchone())
    except sqlite3.Error:
        # What cannot be read may hold models; whoever uses it is told what is wrong with it.
        return True
