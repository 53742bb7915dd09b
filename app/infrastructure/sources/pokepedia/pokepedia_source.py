from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.infrastructure.sources.pokepedia.comparison import compare
from app.infrastructure.sources.pokepedia.learnset_page import LearnsetPage, read_page
from app.infrastructure.sources.pokepedia.pages import pages
from app.infrastructure.sources.web.site_source import SiteSource

if TYPE_CHECKING:
    from app.application.ports.pokedex_source import Reading, Tell
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.web.answer import Answer
    from app.infrastructure.sources.web.extraction import Extraction

_END = b"</html>"


class PokepediaSource(SiteSource):
    """The bundled Pokédex, unchanged, with what the French wiki Poképédia says otherwise of what is learnt in Let's Go.

    Its address is that of the site, without a page; one page is brought for each species and each Alolan form.
    """

    @property
    def name(self) -> str:
        return "pokepedia"

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
