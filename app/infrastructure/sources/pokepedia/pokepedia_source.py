from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import (
    BrokenSourceError,
    Extract,
    PokedexSource,
    Reading,
    SourceProblem,
    Tell,
)
from app.infrastructure.sources.pokepedia.comparison import compare
from app.infrastructure.sources.pokepedia.learnset_page import LearnsetPage, read_page
from app.infrastructure.sources.pokepedia.pages import pages

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.web.edition import Answer
    from app.infrastructure.sources.web.extraction import Extraction
    from app.infrastructure.sources.web.fetcher import Fetcher

_END = b"</html>"


class PokepediaSource(PokedexSource):
    """The French wiki Poképédia: what each Pokémon learns in Let's Go, beside the bundled Pokédex."""

    def __init__(self, *, bundled: PokedexSource, fetcher: Fetcher, address: str) -> None:
        """`address` is that of the site, without a page."""
        self._bundled = bundled
        self._fetcher = fetcher
        self._address = address

    @property
    def name(self) -> str:
        return "pokepedia"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        """Bring one page for each species and each Alolan form; see the port.

        Only what can be read is kept, so that pages of another shape do not take the place of good ones.
        """
        pokedex = self._bundled.read().pokedex
        with self._fetcher.extraction(offline=offline) as extraction:
            self._compared(pokedex, extraction, tell)
            return extraction.extract

    def read(self) -> Reading:
        """Return the bundled Pokédex, unchanged, with what the wiki says otherwise; see the port."""
        pokedex = self._bundled.read().pokedex
        with self._fetcher.extraction(offline=True) as extraction:
            return self._compared(pokedex, extraction, _tell_nobody)

    def _compared(self, pokedex: Pokedex, extraction: Extraction, tell: Tell) -> Reading:
        wanted = pages(pokedex, self._address)
        answers = extraction.fetch(tuple(wanted), what="pages of learnsets", tell=tell, check=_check)
        told: dict[str, LearnsetPage] = {}
        problems: list[SourceProblem] = []
        for address, spoken_of in wanted.items():
            try:
                page = read_page(_html(answers[address]), address)
            except BrokenSourceError as error:
                problems += error.problems
            else:
                told |= {one.slug: page for one in spoken_of}
        if problems:
            raise BrokenSourceError(problems)
        return compare(pokedex, told)


def _html(answer: Answer) -> str:
    if not answer.found:
        reason = f"is not there (status {answer.status}); the page of a Pokémon was expected under its French name"
        raise BrokenSourceError([SourceProblem(file=answer.address, line=None, reason=reason)])
    try:
        return answer.body.decode()
    except UnicodeDecodeError as error:
        reason = "is not UTF-8 text"
        raise BrokenSourceError([SourceProblem(file=answer.address, line=None, reason=reason)]) from error


def _check(body: bytes) -> None:
    if _END not in body:
        raise ValueError(f"the page breaks off before its {_END.decode()}")


def _tell_nobody(what: str, done: int, total: int) -> None:
    del what, done, total
