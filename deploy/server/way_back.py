from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deploy.server.errors import FAILURES, StrandedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from deploy.server.commands import Commands
    from deploy.server.layout import Instance
    from deploy.server.rolling import Rollout


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """Lets the releases that the instances had before answer again, in place of one that has failed."""

    rollout: Rollout
    commands: Commands
    tell: Callable[[str], None]

    def __call__(self, of_instances: Mapping[Instance, str], version: str, before: str, revision: str) -> None:
        """Raise `StrandedError` where they do not; `revision` is that of the schema before."""
        try:
            self._return(of_instances, version, before, revision)
        except FAILURES as error:
            raise StrandedError(version, before, str(error)) from error
        try:
            # Only a release that knows all that is in the database can save it every night.
            self.take_schema_back(version, revision)
        except FAILURES as error:
            self.tell(f"database: it stays as {version} has made it: {error}")

    def take_schema_back(self, version: str, revision: str) -> None:
        """Undo what this release has changed of the schema, after a backup."""
        if self.commands.revisions(version).database != revision:
            self.tell(f"database: back to revision {revision}")
            self.commands.downgrade(version, revision)

    def _return(self, of_instances: Mapping[Instance, str], version: str, before: str, revision: str) -> None:
        """Do so on the new schema, which only adds to the one before, or else on that one."""
        try:
            self.rollout.return_to(of_instances)
        except FAILURES as error:
            if self.commands.revisions(before).suits:
                raise
            self.tell(f"{before} does not do with the new schema: {error}")
            self.take_schema_back(version, revision)
            self.rollout.return_to(of_instances)
