from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session, sessionmaker

from app.application.ports.database_errors import DatabaseUnavailableError
from app.infrastructure.persistence.database_failures import explaining_failures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

SQLITE: Final = "sqlite"
KEPT_CONNECTIONS: Final = 5
_MORE: Final = 10
_POOL: Final[dict[str, Any]] = {
    "poolclass": QueuePool,
    "pool_size": KEPT_CONNECTIONS,
    "max_overflow": _MORE,
}
MOST_CONNECTIONS: Final = KEPT_CONNECTIONS + _MORE
"""That a process opens at once, and keeps some of."""
_CONNECT_SECONDS: Final = 5
_BUSY_SECONDS: Final = 5
_SQLITE_SETTINGS: Final = (
    "journal_mode = WAL",
    "synchronous = NORMAL",  # a power cut may cost the last answers, never the file
    "wal_autocheckpoint = 4000",  # these two keep inserts of random keys fast in a file that has grown
    "cache_size = -16384",
)
BEGIN: Final = "predictiondex_begin"
"""The execution option that says how SQLite begins a transaction."""


def create_database_engine(url: str | URL, *, foreign_keys: bool = True) -> Engine:
    """Return an engine that has not connected yet.

    Only a migration turns the foreign keys of SQLite off, because it rebuilds tables there.

    Raises:
        DatabaseUnavailableError: the address cannot be understood.
    """
    address = parse_address(url)
    try:
        if address.get_backend_name() == SQLITE:
            return _create_sqlite_engine(address, foreign_keys=foreign_keys)
        return create_engine(
            address,
            pool_pre_ping=True,
            **_POOL,
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError):
        reason = f"no driver is installed for {address.drivername}; use sqlite or postgresql"
        raise DatabaseUnavailableError(reason) from None


def parse_address(url: str | URL) -> URL:
    """Read an address; PostgreSQL is spoken to through psycopg2. The error never repeats the address."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseUnavailableError("its address is not a database URL") from None
    if "@" in (address.host or ""):
        raise DatabaseUnavailableError("its address has an @ in the password, which must be written %40")
    if address.drivername in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg2")
    return address


def create_sessions(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def transaction(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """Commit at the end, or leave everything as it was and explain why the database is not available."""
    with explaining_failures(), sessions.begin() as session:
        yield session


@contextmanager
def snapshot(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """Read one state of the database, however many statements it takes; in SQLite every transaction does."""
    with transaction(sessions) as session:
        if not _speaks_sqlite(session):
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield session


@contextmanager
def turn(sessions: sessionmaker[Session], table: str) -> Iterator[Session]:
    """Compare and write while nobody else writes `table`: the next one in line sees what this one wrote."""
    with transaction(sessions) as session:
        if _speaks_sqlite(session):
            session.connection(execution_options={BEGIN: "BEGIN IMMEDIATE"})
        else:
            session.execute(text(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"))
        yield session


def _speaks_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == SQLITE


def _create_sqlite_engine(address: URL, *, foreign_keys: bool) -> Engine:
    is_file = bool(address.database) and address.database != ":memory:"
    if is_file:
        with suppress(OSError):  # connecting says it better
            Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS}, **(_POOL if is_file else {}))

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # Python's own begin comes late and only before some statements; `begin` below replaces it.
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        for setting in _SQLITE_SETTINGS:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))

    return engine
