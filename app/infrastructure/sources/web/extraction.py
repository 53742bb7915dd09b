from __future__ import annotations

import asyncio
import hashlib
from abc import abstractmethod
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from app.application.ports.pokedex_source import BrokenSourceError, Extract, UnreachableSourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.application.ports.pokedex_source import Tell
    from app.infrastructure.sources.web.answer import Answer
    from app.infrastructure.sources.web.edition import Edition
    from app.infrastructure.sources.web.visit import Visit

    Check = Callable[[bytes], None]

_STALE: Final = timedelta(days=1)
"""What an extraction that was interrupted longer ago has left is asked for again, on condition that it has changed."""


class ContradictingDocumentsError(BrokenSourceError):
    """Each document makes sense, but not beside the others; so it is not known which of them is at fault."""


class Extraction(Protocol):
    @abstractmethod
    def fetch(self, urls: Sequence[str], *, what: str, tell: Tell, check: Check | None = None) -> dict[str, Answer]:
        """Bring these documents; `check` raises `ValueError` for a body that cannot be whole.

        Raises:
            UnreachableSourceError: one did not come; those that did are kept.
            BrokenSourceError: offline, one is damaged.
            SourceFolderError: one cannot be kept, or read again.
        """

    @property
    @abstractmethod
    def extract(self) -> Extract:
        """What was fetched so far."""


class OfflineExtraction(Extraction):
    def __init__(self, source: str, edition: Edition) -> None:
        self._source = source
        self._edition = edition
        self._documents = edition.documents()
        self._fetched: dict[str, Answer] = {}

    def fetch(self, urls: Sequence[str], *, what: str, tell: Tell, check: Check | None = None) -> dict[str, Answer]:
        """Read these documents from the archive, where only checked ones are; see the protocol."""
        del check
        addresses = tuple(dict.fromkeys(urls))
        for number, address in enumerate(addresses, start=1):
            if address not in self._documents:
                raise UnreachableSourceError(self._source, f"offline, but {address} was never brought")
            self._fetched[address] = self._edition.listed_answer(address, sha256=self._documents[address])
            tell(what, number, len(addresses))
        return {address: self._fetched[address] for address in addresses}

    @property
    def extract(self) -> Extract:
        return _extract(self._fetched)


class OnlineExtraction(Extraction):
    def __init__(
        self,
        source: str,
        runner: asyncio.Runner,
        visit: Visit,
        *,
        complete: Edition | None,
        unfinished: Edition,
        concurrency: int,
    ) -> None:
        self._source = source
        self._runner = runner
        self._visit = visit
        self._complete = complete
        self._unfinished = unfinished
        self._places = asyncio.Semaphore(concurrency)
        self._fetched: dict[str, Answer] = {}
        self._robots: set[str] = set()

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(self._fetched) | self._robots

    @property
    def extract(self) -> Extract:
        return _extract(self._fetched)

    def fetch(self, urls: Sequence[str], *, what: str, tell: Tell, check: Check | None = None) -> dict[str, Answer]:
        """Ask the site for these documents, as far as they are not here yet; see the protocol."""
        addresses = tuple(dict.fromkeys(urls))
        try:
            self._runner.run(self._fetch(addresses, what=what, tell=tell, check=check))
        except ExceptionGroup as failures:
            first = failures.exceptions[0]
            raise first from first.__cause__
        return {address: self._fetched[address] for address in addresses}

    def forget(self, addresses: Iterable[str]) -> None:
        """Ask for these anew next time; for everything, where one of them was not fetched."""
        named = set(addresses)
        for address in named if named.issubset(self.addresses) else self.addresses:
            self._unfinished.forget(address)

    def forget_everything(self) -> None:
        self.forget(self.addresses)

    async def _fetch(self, addresses: Sequence[str], *, what: str, tell: Tell, check: Check | None) -> None:
        for address in addresses:
            if robots := self._visit.unread_robots(address):
                self._visit.obey(await self._bring(robots, check=None))
                self._robots.add(robots)
        done = 0

        async def bring(address: str) -> None:
            nonlocal done
            async with self._places:
                self._fetched[address] = await self._bring(address, check=check)
            done += 1
            tell(what, done, len(addresses))

        async with asyncio.TaskGroup() as tasks:
            for address in addresses:
                tasks.create_task(bring(address))

    async def _bring(self, address: str, *, check: Check | None) -> Answer:
        begun = self._unfinished.sound_answer(address)
        if begun is not None and timedelta(0) <= datetime.now(UTC) - begun.brought_at < _STALE:
            return begun
        known = begun or (self._complete.sound_answer(address) if self._complete else None)
        answer = await self._visit.ask(address, known=known, check=check)
        self._unfinished.keep(answer)
        return answer


def _extract(answers: dict[str, Answer]) -> Extract:
    hashed = hashlib.sha256()
    for address in sorted(answers):
        hashed.update(f"{address} {answers[address].sha256}\n".encode())
    return Extract(documents=len(answers), sha256=hashed.hexdigest())
