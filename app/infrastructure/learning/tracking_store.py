"""Which store keeps experiments and models, where the settings do not say it.

The choice is made once for a folder. A service that looked for a server at each start would show another set of models
on the day when the server is late, or when somebody starts one of his own.
"""

from __future__ import annotations

import logging
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
    if not memory.exists() and not _holds_models(local):
        _look_for_server(servers, memory)
    store = _remembered(memory) if memory.exists() else TrackingStore(uri=f"sqlite:///{local}")
    _log.info("Models are kept in %s", store.uri)
    return store


def _look_for_server(servers: Sequence[str], memory: Path) -> None:
    server = first_server(servers, seconds=_PROBE_SECONDS)
    if server is None:
        return
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(f"{server}\n", encoding="utf-8")
    _log.warning("An MLflow server answers at %s: models are kept there from now on, as %s says", server, memory)


def _remembered(memory: Path) -> TrackingStore:
    advice = (
        f"This server was found once, and keeps the models since. Start it again, name another store in "
        f"PREDICTIONDEX_MLFLOW_TRACKING_URI, or delete {memory} to choose anew."
    )
    return TrackingStore(uri=memory.read_text(encoding="utf-8").strip(), advice=advice)


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
