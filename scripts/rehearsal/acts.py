"""The acts of the rehearsal, in their order."""

from __future__ import annotations

import sys
import time
from bisect import bisect
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.rehearsal.load import LATEST, Load
from scripts.rehearsal.sources import add_migration, break_answers, copy_release, fail_later
from scripts.rehearsal.stage import ROOT, PlayFailedError, give_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.pokedex.pokedex import Pokedex
    from scripts.rehearsal.load import Answered
    from scripts.rehearsal.stage import Stage

FIRST, NEXT, WRONG, FAILING = "1.0.0", "1.1.0", "1.2.0", "1.3.0"
_LESSONS: Final = 20_000
_FOLLOWED_SECONDS: Final = 60


@dataclass(kw_only=True)
class Act:
    title: str
    began: float = 0.0
    outcome: str = ""
    seconds: float = 0.0
    answers: list[Answered] = field(default_factory=list)
    """To what was asked while it was played."""

    @property
    def failures(self) -> list[Answered]:
        return [one for one in self.answers if one.failed]


@dataclass(kw_only=True)
class Play:
    stage: Stage
    pokedex: Pokedex
    tell: Callable[[str], None]
    rate: float
    own_libraries: bool = False
    """Whether the first release installs what it has locked, as on a new server."""
    acts: list[Act] = field(default_factory=list)
    _load: Load | None = None

    def all(self) -> list[Act]:
        key = self._install()
        load = Load(address=self.stage.address, key=key, pokedex=self.pokedex, rate=self.rate)
        with load:
            self._load = load
            self._upgrade()
            self._exchange_model()
            self._refuse_wrong_answers()
            self._notice_late_failures()
            self._go_back()
        self._load = None
        self._share_out(load)
        self._uninstall()
        return self.acts

    def _install(self) -> str:
        with self._act("install, import, train, start") as act:
            self._deliver("install", self._release(FIRST), borrowed=not self.own_libraries)
            key = give_key(self.stage)
            self._train(seed=42, lessons=True)
            self.stage.deliver("start")
            act.outcome = f"{FIRST} answers on both instances; smoke tests pass"
        return key

    def _upgrade(self) -> None:
        with self._act("rolling upgrade, with a migration") as act:
            source = self._release(NEXT)
            add_migration(source)
            self._deliver("upgrade", source, "--watch", "10")
            self._expect(NEXT)
            act.outcome = f"{NEXT} answers on both instances, on the new schema"

    def _exchange_model(self) -> None:
        with self._act("a new model is trained, and promoted") as act:
            self._train(seed=7, lessons=False)
            waited = self._wait_for_model("2")
            act.outcome = f"both instances answer with it {waited:.1f} s after the command"

    def _refuse_wrong_answers(self) -> None:
        with self._act("a release that answers wrongly") as act:
            source = self._release(WRONG)
            break_answers(source)
            said = self._deliver("upgrade", source, status=1)
            self._expect(NEXT)
            if "known duels" not in said:
                raise PlayFailedError("it was not seen to answer wrongly")
            act.outcome = f"the smoke tests refuse the first instance; {NEXT} answers again, rolled back by itself"

    def _notice_late_failures(self) -> None:
        with self._act("a release that fails after a while") as act:
            source = self._release(FAILING)
            fail_later(source)
            said = self._deliver("upgrade", source, "--watch", "60", status=1)
            self._expect(NEXT)
            if "Under the watch" not in said:
                raise PlayFailedError("it was not seen to fail")
            act.outcome = f"the watch notices; {NEXT} answers again, rolled back by itself"

    def _go_back(self) -> None:
        with self._act("downgrade, with the migration back") as act:
            self.stage.deliver("downgrade", FIRST)
            self._expect(FIRST)
            act.outcome = f"{FIRST} answers on both instances, on its own schema"

    def _uninstall(self) -> None:
        with self._act("uninstall") as act:
            self.stage.deliver("uninstall", "--purge", "predictiondex")
            left = [one for one in self.stage.layout.root.rglob("*") if one.is_file()]
            if left:
                raise PlayFailedError(f"it has left {', '.join(map(str, left[:5]))}")
            act.outcome = "nothing is left"

    def _release(self, version: str) -> Path:
        return copy_release(ROOT, self.stage.folder / "sources" / version, version)

    def _deliver(self, command: str, source: Path, *options: str, status: int = 0, borrowed: bool = True) -> str:
        environment = ["--environment", str(Path(sys.prefix))] if borrowed else []
        return self.stage.deliver(command, str(source), *environment, *options, status=status, source=source)

    def _train(self, *, seed: int, lessons: bool) -> None:
        if lessons:
            self.stage.app("learn", "dataset", "--duels", str(_LESSONS))
        self.tell("  training")
        self.stage.app("learn", "train", "--seed", str(seed))
        for place in ("staging", "production"):
            self.tell(f"  into {place}")
            reason = ("--force", "--reason", "a rehearsal")
            self.stage.app("model", "promote", "newest", "--to", place, *reason)

    def _wait_for_model(self, version: str) -> float:
        """Return how long it took until it alone answered, for two seconds."""
        began = time.monotonic()
        while time.monotonic() - began < _FOLLOWED_SECONDS:
            time.sleep(0.5)
            if self._load and self._load.models(since=time.monotonic() - 2) == {version}:
                return max(0.0, time.monotonic() - began - 2)
        raise PlayFailedError(f"the model {version} does not answer everywhere")

    def _expect(self, version: str) -> None:
        told = self.stage.deliver("status")
        if told.count(f": {version}, runs, is asked") != len(self.stage.ports):
            raise PlayFailedError(f"{version} does not answer everywhere:\n{told}")

    @contextmanager
    def _act(self, title: str) -> Iterator[Act]:
        act = Act(title=title, began=time.monotonic())
        self.tell(f"Act {len(self.acts) + 1}: {title}")
        yield act
        act.seconds = time.monotonic() - act.began
        self.acts.append(act)
        self.tell(f"  {act.outcome}")

    def _share_out(self, load: Load) -> None:
        """Give each answer to the act in which it was asked for, also one that came after the end of it."""
        if load.latest > LATEST:
            raise PlayFailedError(f"the rate was not steady: a question came {load.latest:.1f} s late")
        under_load = self.acts[1:]
        began = [act.began for act in under_load[1:]]
        for one in load.answers:
            under_load[bisect(began, one.asked_at)].answers.append(one)
        for one in load.failures[:5]:
            self.tell(f"FAILED: {one.path}: {one.status} {one.failure}")
