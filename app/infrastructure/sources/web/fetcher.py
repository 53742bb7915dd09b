from __future__ import annotations

import asyncio
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import BrokenSourceError, UnreachableSourceError
from app.domain.errors import InvalidPokedexError
from app.infrastructure.sources.web.extraction import (
    ContradictingDocumentsError,
    OfflineExtraction,
    OnlineExtraction,
)
from app.infrastructure.sources.web.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.infrastructure.sources.web.archive import Archive
    from app.infrastructure.sources.web.edition import Edition
    from app.infrastructure.sources.web.extraction import Extraction
    from app.infrastructure.sources.web.manners import Manners


class Fetcher:
    """Brings the documents of one source into its archive."""

    def __init__(self, source: str, archive: Archive, manners: Manners, *, obeys_robots: bool) -> None:
        self._source = source
        self._archive = archive
        self._manners = manners
        self._obeys_robots = obeys_robots

    @contextmanager
    def extraction(self, *, offline: bool) -> Iterator[Extraction]:
        """Begin an extraction; left without an error, all that was fetched becomes the archive's complete edition.

        Left by an error, or killed, it leaves the complete edition as it was; the next extraction goes on from there,
        but asks anew for the addresses that a `BrokenSourceError` names, or for all where it cannot know them.
        Offline, only the complete edition is read, which stays what it is until it is left.

        Raises:
            UnreachableSourceError: offline, there is no complete edition.
            BrokenSourceError: offline, its manifest is damaged.
            SourceInUseError: another process extracts into the same archive; or offline, replaces what is read.
            SourceFolderError: the archive's folder cannot be used.
        """
        if offline:
            with self._archive.read() as edition:
                yield OfflineExtraction(self._source, self._required(edition))
            return
        with self._archive.held(), ExitStack() as stack:
            extraction = self._online(stack)
            try:
                yield extraction
            except (ContradictingDocumentsError, InvalidPokedexError):
                extraction.forget_everything()
                raise
            except BrokenSourceError as error:
                extraction.forget(problem.file for problem in error.problems)
                raise
            self._archive.publish(extraction.addresses, completed_at=datetime.now(UTC))

    def _online(self, stack: ExitStack) -> OnlineExtraction:
        runner = stack.enter_context(asyncio.Runner())
        visit = Visit(self._source, self._manners, obeys_robots=self._obeys_robots)
        stack.callback(lambda: runner.run(visit.close()))
        return OnlineExtraction(
            self._source,
            runner,
            visit,
            complete=self._archive.complete(),
            unfinished=self._archive.unfinished(),
            concurrency=self._manners.concurrency,
        )

    def _required(self, edition: Edition | None) -> Edition:
        if edition is None:
            reason = "offline, only what was brought before can be read, and nothing was; extract it online first"
            raise UnreachableSourceError(self._source, reason)
        return edition
