"""How long the bundled Pokédex takes into an empty database, and again: `python -m benchmarks.imports`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.application.import_pokedex import ImportPokedex
from app.application.ports.pokedex_source import tell_nobody
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.postgres_server import postgres_server

if TYPE_CHECKING:
    from app.application.import_pokedex import ImportResult

ROOT = Path(__file__).parent.parent
MOST_SECONDS = 5.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, postgres_server() as postgres:
        addresses = {"SQLite": f"sqlite:///{folder}/pokedex.db", "PostgreSQL": postgres}
        slowest = max(measure(name, address) for name, address in addresses.items())
    sys.exit(int(slowest > MOST_SECONDS))


def measure(name: str, address: str) -> float:
    """Return the seconds of migrating an empty database and importing into it."""
    start = time.perf_counter()
    migrate(address)
    first = import_into(address)
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    again = import_into(address)
    sys.stdout.write(
        f"{name}: {seconds:.2f} s for {first.summary.total:,} rows with the tables, "
        f"{time.perf_counter() - start:.2f} s for {again.summary.total} rows the second time\n"
    )
    return seconds


def import_into(address: str) -> ImportResult:
    engine = create_database_engine(address)
    sessions = create_sessions(engine)
    history = SqlAlchemyImportHistory(sessions)
    use_case = ImportPokedex(repository=SqlAlchemyPokedexRepository(sessions), history=history)
    result = use_case(BundledPokedexSource(ROOT / "data" / "pokedex"), offline=False, tell=tell_nobody)
    engine.dispose()
    return result


if __name__ == "__main__":
    main()
