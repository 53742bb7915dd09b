"""Alembic, run by the program itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from app.application.ports.database_errors import DatabaseUnavailableError
from app.infrastructure.persistence.database import parse_address
from app.infrastructure.persistence.database_failures import NOT_MIGRATED, explaining_failures

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

_ROOT: Final = Path(__file__).parents[3]
ADDRESS: Final = "address"
"""The attribute of Alembic's configuration that carries the URL: an option would print it, and read its % signs."""


def migrate(url: str | URL, revision: str = "head") -> None:
    """Bring the database to this release's schema; does nothing where it is there already.

    Raises:
        DatabaseUnavailableError: it cannot be reached, or is at the schema of a newer release.
    """
    config = alembic_config(url)
    with explaining_failures():
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            raise DatabaseUnavailableError(f"its schema cannot be brought to this release's: {error}") from error


def current_revision(engine: Engine) -> str | None:
    """Return the revision that the database is at, None before the first; raise `DatabaseUnavailableError`."""
    with explaining_failures(), engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


@cache
def newest_revision() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def is_up_to_date(engine: Engine) -> bool:
    return current_revision(engine) == newest_revision()


def require_newest_schema(engine: Engine) -> None:
    """Raise `DatabaseUnavailableError` where the database cannot be reached, or is not at this release's schema."""
    if not is_up_to_date(engine):
        raise DatabaseUnavailableError(NOT_MIGRATED)


def alembic_config(url: str | URL) -> Config:
    config = _config()
    config.attributes[ADDRESS] = parse_address(url)
    return config


def _config() -> Config:
    return Config(_ROOT / "alembic.ini")
