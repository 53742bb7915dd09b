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
from app.application.ports.database_schema import SchemaFit
from app.infrastructure.persistence.additions import only_adds
from app.infrastructure.persistence.database import create_database_engine, parse_address
from app.infrastructure.persistence.database_failures import NEWER, NOT_MIGRATED, explaining_failures

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

_ROOT: Final = Path(__file__).parents[3]
ADDRESS: Final = "address"
"""The attribute of Alembic's configuration that carries the URL: an option would print it, and read its % signs."""


def migrate(url: str | URL, revision: str = "head") -> None:
    """Bring the database to this release's schema; does nothing where it is there already.

    Nor where a newer release has only added to it, for then this one is on its way out, or back.

    Raises:
        DatabaseUnavailableError: it cannot be reached, or is at the schema of a newer release that has changed it.
    """
    fit = _fit_at(url)
    if fit is SchemaFit.AHEAD:
        return
    if fit is SchemaFit.FOREIGN:
        raise DatabaseUnavailableError(NEWER)
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
def known_revisions() -> tuple[str, ...]:
    """Return those of this release, the first one first."""
    return tuple(one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions())[::-1]


def newest_revision() -> str:
    return known_revisions()[-1]


def is_up_to_date(engine: Engine) -> bool:
    return current_revision(engine) == newest_revision()


def fit_of(engine: Engine, revision: str | None) -> SchemaFit:
    """Say how the database, which is at this revision, suits this release; raise `DatabaseUnavailableError`."""
    if revision == newest_revision():
        return SchemaFit.OWN
    if revision is None or revision in known_revisions():
        return SchemaFit.BEHIND
    return SchemaFit.AHEAD if only_adds(engine, revision) else SchemaFit.FOREIGN


def require_usable_schema(engine: Engine) -> None:
    """Raise `DatabaseUnavailableError` where the database cannot be reached, or this release cannot work with it."""
    fit = fit_of(engine, current_revision(engine))
    if fit is SchemaFit.FOREIGN:
        raise DatabaseUnavailableError(NEWER)
    if not fit.is_usable:
        raise DatabaseUnavailableError(NOT_MIGRATED)


def alembic_config(url: str | URL) -> Config:
    config = _config()
    config.attributes[ADDRESS] = parse_address(url)
    return config


def _fit_at(url: str | URL) -> SchemaFit:
    engine = create_database_engine(url)
    try:
        return fit_of(engine, current_revision(engine))
    finally:
        engine.dispose()


def _config() -> Config:
    return Config(_ROOT / "alembic.ini")
