from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence


class SchemaFit(StrEnum):
    """How the schema of a database suits this release."""

    OWN = "own"
    BEHIND = "behind"
    """It must be migrated."""
    AHEAD = "ahead"
    """A newer release has only added to it, so that this one can work with it."""
    FOREIGN = "foreign"
    """A newer release has changed what this one relies on."""

    @property
    def is_usable(self) -> bool:
        return self in {SchemaFit.OWN, SchemaFit.AHEAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaState:
    revision: str | None
    """Of the database; None before the first."""
    own_revision: str
    """Of this release."""
    fit: SchemaFit


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that a way back destroys, or keeps in part."""

    what: str
    rows: int
    """How many there are."""


class UnreachableRevisionError(PredictionDexError):
    def __init__(self, revision: str, current: str | None) -> None:
        self.revision = revision
        self.current = current
        super().__init__(
            f"There is no way down from {current} to {revision}: this release knows revisions by their number, such as "
            "0009, and those of a newer release are taken back with that one. `predictiondex database revision` shows "
            "both."
        )


class DatabaseSchema(Protocol):
    """The shape of the database. Every method raises `DatabaseUnavailableError`."""

    @abstractmethod
    def state(self) -> SchemaState: ...

    @abstractmethod
    def knows(self, revision: str) -> bool:
        """Say whether this release has the steps to this revision, without asking the database."""

    @abstractmethod
    def migrate(self, revision: str | None = None) -> None:
        """Go up to this revision, or to this release's own."""

    @abstractmethod
    def losses(self, revision: str) -> Sequence[Loss]:
        """Return what a way down to this revision would destroy; raise `UnreachableRevisionError`."""

    @abstractmethod
    def downgrade(self, revision: str) -> None:
        """Go down to this revision, or stay where a step fails; raise `UnreachableRevisionError`."""
