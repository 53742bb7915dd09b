from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError

from app.application.ports.database_errors import DatabaseUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_MIGRATED: Final = "it is not at this release's schema. Run `predictiondex database migrate`."
NEWER: Final = (
    "a newer release has changed what this one relies on. Install that release or, with it, take its changes back: "
    "`predictiondex database downgrade`."
)
_UNDEFINED_IN_POSTGRESQL: Final = {"42P01", "42703"}  # no such table, no such column
_UNDEFINED_IN_SQLITE: Final = ("no such table", "no such column", "has no column named")


@contextmanager
def explaining_failures() -> Iterator[None]:
    """Raise `DatabaseUnavailableError` for what an operator must mend, and let what a programmer must mend pass."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise DatabaseUnavailableError(reason) from error


def first_line(error: DBAPIError) -> str:
    """Return what the driver says, without the statement and its parameters."""
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _reason(error: SQLAlchemyError) -> str | None:
    if isinstance(error, NoFreeConnectionError):
        return "all connections to it are in use"
    if not isinstance(error, DBAPIError):
        return None
    if _lacks_schema(error):
        return NOT_MIGRATED
    # A bare DatabaseError is a file that is no database, or a server that hung up.
    if isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError:
        return first_line(error)
    return None


def _lacks_schema(error: DBAPIError) -> bool:
    if getattr(error.orig, "pgcode", None) in _UNDEFINED_IN_POSTGRESQL:
        return True
    return isinstance(error, OperationalError) and any(words in str(error.orig) for words in _UNDEFINED_IN_SQLITE)
