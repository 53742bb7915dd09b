"""What an operator asks for, in the order in which it is safe."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deploy.server.errors import FAILURES, OtherReleaseAnswersError, RolledBackError
from deploy.server.layout import version_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from deploy.server.commands import Commands
    from deploy.server.layout import Layout
    from deploy.server.releases import Releases
    from deploy.server.rolling import Rollout
    from deploy.server.supervisor import Supervisor
    from deploy.server.watching import Watch
    from deploy.server.way_back import WayBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    layout: Layout
    releases: Releases
    commands: Commands
    supervisor: Supervisor
    rollout: Rollout
    watch: Watch
    way_back: WayBack
    tell: Callable[[str], None]

    def install(self, source: Path, *, borrowed: Path | None) -> None:
        """Bring the first release, its database and its Pokédex; `start` starts it, as soon as there is a model."""
        self._require_no_other(version_in(source))
        self._lay_out(source)
        version = self._bring(source, borrowed)
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
        version = self._bring(source, borrowed)
        revision = self._back_up(before)
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
        self._roll(version, before, self._back_up(before), watch_seconds=0)
        self.layout.make_current(version)
        self.supervisor.set_up()
        if not keep_schema:
            self.way_back.take_schema_back(before, self.commands.revisions(version).release)

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
        home = self.layout.current.parent
        if home.exists() and not any(home.iterdir()):
            home.rmdir()

    def _lay_out(self, source: Path) -> None:
        for folder in (self.layout.state, self.layout.backups, self.layout.logs, self.layout.cache):
            folder.mkdir(parents=True, exist_ok=True)
        self.layout.secrets.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self.layout.settings.exists():
            shutil.copy(source / "deploy" / "server" / "predictiondex.env", self.layout.settings)
            self.tell(f"wrote {self.layout.settings}, for you to change")

    def _require_no_other(self, version: str) -> None:
        for instance in self.rollout.instances:
            if self.supervisor.is_running(instance) and self.layout.version_of(instance) != version:
                raise OtherReleaseAnswersError(instance.name, self.layout.version_of(instance))

    def _bring(self, source: Path, borrowed: Path | None) -> str:
        """Install it for the user of the services, and see that it can do with the settings."""
        version = self.releases.bring(source, borrowed=borrowed)
        self.supervisor.admit(self.layout.release(version))
        self.commands.app(version, "settings", "check")
        self.tell(f"{version}: compiling the rules of battle")
        self.commands.compile(version, like=(source, self.layout.current.resolve()))
        return version

    def _back_up(self, current: str) -> str:
        """Let a release do so that knows all that is in the database, and return at which revision that is.

        It is a newer one than the current where that has been given up without its schema.
        """
        found = self.commands.revisions(current)
        others = () if found.are_one else reversed(self.layout.installed())
        knower = next((one for one in others if self.commands.revisions(one).are_one), current)
        self.tell(f"backup: {self.commands.back_up(knower)}")
        return found.database

    def _roll(self, version: str, before: str, revision: str, watch_seconds: float) -> None:
        of_instances = {one: self.layout.version_of(one) for one in self.rollout.instances}
        try:
            self.rollout(version)
            self._look_on(watch_seconds)
        except FAILURES as error:
            self.tell(f"{version} has failed: {error}")
            self.way_back(of_instances, version, before, revision)
            raise RolledBackError(version, str(error), before) from error

    def _look_on(self, seconds: float) -> None:
        if seconds > 0:
            self.tell(f"watching for {seconds:g} s")
            self.watch(seconds)
