"""What an operator asks for, in the order in which it is safe."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deploy.server.errors import DeliveryError, RolledBackError, StrandedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from deploy.server.commands import Commands
    from deploy.server.layout import Instance, Layout
    from deploy.server.releases import Releases
    from deploy.server.rolling import Rollout
    from deploy.server.supervisor import Supervisor
    from deploy.server.watching import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    layout: Layout
    releases: Releases
    commands: Commands
    supervisor: Supervisor
    rollout: Rollout
    watch: Watch
    tell: Callable[[str], None]

    def install(self, source: Path, *, borrowed: Path | None) -> None:
        """Bring the first release, its database and its Pokédex; `start` starts it, as soon as there is a model."""
        self._lay_out(source)
        version = self.releases.bring(source, borrowed=borrowed)
        self.supervisor.admit(self.layout.release(version))
        self.commands.app(version, "settings", "check")
        for instance in self.rollout.instances:
            self.layout.put_on(instance, version)
        self.layout.make_current(version)
        self.supervisor.set_up()
        self.tell("database: migrating")
        self.commands.migrate(version)
        self.tell("Pokédex: importing")
        self.commands.app(version, "pokedex", "import")

    def start(self) -> None:
        self.rollout.start()

    def upgrade(self, source: Path, *, borrowed: Path | None, watch_seconds: float, keep: int) -> None:
        """Take every instance to another release while the others answer; raise `RolledBackError` where it fails."""
        before = self.layout.current_version()
        self.rollout.require_others()
        version = self.releases.bring(source, borrowed=borrowed)
        self.supervisor.admit(self.layout.release(version))
        self.commands.app(version, "settings", "check")
        self._back_up(before)
        revision = self.commands.revisions(before).database
        self.tell("database: migrating")
        self.commands.migrate(version)
        self._roll(version, before, revision, watch_seconds)
        self.layout.make_current(version)
        self.supervisor.set_up()
        self.releases.prune(keep=keep, used={before, version})

    def downgrade(self, version: str, *, keep_schema: bool) -> None:
        """Go back to a release that is still here; its schema comes back when nobody needs the newer one any more."""
        before = self.layout.current_version()
        self.layout.release(version)
        self.rollout.require_others()
        self._back_up(before)
        self._roll(version, before, self.commands.revisions(before).database, watch_seconds=0)
        self.layout.make_current(version)
        self.supervisor.set_up()
        if not keep_schema:
            self._take_schema_back(before, self.commands.revisions(version).release)

    def uninstall(self, *, purge: bool) -> None:
        """Remove what `install` has brought; settings, secrets, state and backups stay, unless all is to go."""
        self.rollout.stop()
        self.supervisor.take_down()
        self.layout.current.unlink(missing_ok=True)
        kept = (self.layout.settings.parent, self.layout.state, self.layout.backups, self.layout.logs)
        own = (self.layout.releases, self.layout.instances, self.layout.cache, self.layout.run)
        for folder in filter(Path.exists, (*own, *(kept if purge else ()))):
            shutil.rmtree(folder)
            self.tell(f"removed {folder}")
        if not any(self.layout.current.parent.iterdir()):
            self.layout.current.parent.rmdir()

    def _lay_out(self, source: Path) -> None:
        for folder in (self.layout.state, self.layout.backups, self.layout.logs, self.layout.cache):
            folder.mkdir(parents=True, exist_ok=True)
        self.layout.secrets.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self.layout.settings.exists():
            shutil.copy(source / "deploy" / "server" / "predictiondex.env", self.layout.settings)
            self.tell(f"wrote {self.layout.settings}, for you to change")

    def _back_up(self, version: str) -> None:
        self.tell(f"backup: {self.commands.back_up(version)}")

    def _roll(self, version: str, before: str, revision: str, watch_seconds: float) -> None:
        of_instances = {one: self.layout.version_of(one) for one in self.rollout.instances}
        try:
            self.rollout(version)
            self._look_on(watch_seconds)
        except DeliveryError as error:
            self.tell(f"{version} has failed: {error}")
            self._return(of_instances, version, before, revision)
            raise RolledBackError(version, str(error), before) from error

    def _look_on(self, seconds: float) -> None:
        if seconds > 0:
            self.tell(f"watching for {seconds:g} s")
            self.watch(seconds)

    def _return(self, of_instances: Mapping[Instance, str], version: str, before: str, revision: str) -> None:
        """Let the release before answer on the new schema, which only adds to its own, or else on its own."""
        try:
            self.rollout.return_to(of_instances)
        except DeliveryError as error:
            self.tell(f"{before} does not do with the new schema: {error}")
            try:
                self._take_schema_back(version, revision)
                self.rollout.return_to(of_instances)
            except DeliveryError as last:
                raise StrandedError(version, before, str(last)) from last

    def _take_schema_back(self, version: str, revision: str) -> None:
        if self.commands.revisions(version).database != revision:
            self.tell(f"database: back to revision {revision}")
            self.commands.downgrade(version, revision)
