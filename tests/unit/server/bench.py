"""One server in a folder, with releases that consist of their names, and commands that are remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from deploy.server.commands import Commands
from deploy.server.delivery import Delivery
from deploy.server.errors import CommandFailedError
from deploy.server.layout import STAMP, Instance, Layout, version_in
from deploy.server.releases import Releases
from deploy.server.rolling import Rollout
from deploy.server.watching import Watch
from deploy.server.way_back import WayBack
from tests.fakes.fake_rotation import FakeRotation
from tests.fakes.fake_supervisor import FakeSupervisor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

A: Final = Instance(port=8001, server="a")
B: Final = Instance(port=8002, server="b")
SCHEMA: Final = {"1.0": "0011", "2.0": "0012", "3.0": "0013"}


class ScriptedCommands(Commands):
    """Runs nothing: each release migrates to a revision of its own, and those that are `broken` do not pass."""

    said: list[tuple[str, ...]]
    compiled: list[str]
    broken: set[str]
    refuses_newer: set[str]
    one_way: set[str]
    revision: list[str]

    def __init__(self, layout: Layout) -> None:
        own: dict[str, object] = {"layout": layout, "user": None, "said": [], "compiled": [], "revision": ["none"]}
        own |= {"broken": set(), "refuses_newer": set(), "one_way": set()}
        for name, value in own.items():
            object.__setattr__(self, name, value)

    def compile(self, version: str, *, like: Iterable[Path]) -> None:
        del like
        self.compiled.append(version)

    def app(self, version: str, *arguments: str) -> str:
        self.layout.release(version)
        self.said.append((version, *arguments))
        match arguments:
            case ("database", "migrate"):
                self.revision[0] = SCHEMA[version]
            case ("database", "downgrade", *_) if version in self.one_way:
                raise CommandFailedError(arguments, 1, "There is no way down.")
            case ("database", "downgrade", revision, "--yes"):
                self.revision[0] = revision
            case ("database", "revision"):
                shown = f"database {self.revision[0]}\nrelease  {SCHEMA[version]}\n"
                if self._refuses(version):
                    raise CommandFailedError(arguments, 1, shown)
                return shown
            case ("smoke", *_) if version in self.broken or self._refuses(version):
                raise CommandFailedError(arguments, 1, "This service is not sound: known duels.")
        return ""

    def _refuses(self, version: str) -> bool:
        return version in self.refuses_newer and self.revision[0] != SCHEMA[version]


class NamedReleases(Releases):
    """Brings a release without its code."""

    def _make(self, source: Path, folder: Path, borrowed: Path | None) -> None:
        del source, borrowed
        folder.mkdir(parents=True)


@dataclass(kw_only=True)
class Bench:
    folder: Path
    told: list[str] = field(default_factory=list)
    naps: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.layout = Layout(root=self.folder / "server")
        self.commands = ScriptedCommands(self.layout)
        self.supervisor = FakeSupervisor(self.layout)
        self.rotation = FakeRotation(self.supervisor)
        self.instances: Sequence[Instance] = (A, B)
        self.rollout = Rollout(
            layout=self.layout,
            instances=self.instances,
            supervisor=self.supervisor,
            rotation=self.rotation,
            commands=self.commands,
            tell=self.told.append,
            sleep=self.naps.append,
        )
        self.delivery = Delivery(
            layout=self.layout,
            releases=NamedReleases(layout=self.layout, environ=dict, tell=self.told.append),
            commands=self.commands,
            supervisor=self.supervisor,
            rollout=self.rollout,
            watch=Watch(instances=self.instances, rotation=self.rotation, sleep=self.naps.append),
            way_back=WayBack(rollout=self.rollout, commands=self.commands, tell=self.told.append),
            tell=self.told.append,
        )

    def source(self, version: str) -> Path:
        """Return the folder of a release."""
        folder = self.folder / "sources" / version
        (folder / "deploy" / "server").mkdir(parents=True, exist_ok=True)
        (folder / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
        (folder / "deploy" / "server" / "predictiondex.env").write_text("PREDICTIONDEX_ENVIRONMENT=production\n")
        for name in ("alembic.ini", "README.md", "LICENSE"):
            (folder / name).touch()
        assert version_in(folder) == version
        return folder

    def installed(self, version: str) -> None:
        self.delivery.install(self.source(version), borrowed=None)
        self.delivery.start()

    def upgrade(self, version: str, *, watch: float = 0.0, keep: int = 3) -> None:
        self.delivery.upgrade(self.source(version), borrowed=None, watch_seconds=watch, keep=keep)

    @property
    def answering(self) -> dict[str, str]:
        """Return the release of each instance that is asked."""
        running = self.supervisor.running
        return {one.name: running[one] for one in self.instances if self.rotation.is_asked(one)}

    @property
    def revision(self) -> str:
        return self.commands.revision[0]

    def stamp(self, version: str) -> Path:
        return self.layout.releases / version / STAMP
