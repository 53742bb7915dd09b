"""The whole way from the wiki to what it says otherwise, with a site of our own in its place."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_source import (
    BrokenSourceError,
    Extract,
    PokedexSource,
    Reading,
    Tell,
    UnreachableSourceError,
    tell_nobody,
)
from app.domain.pokedex.differences import Difference
from app.domain.pokedex.quality import examine
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from app.infrastructure.sources.pokepedia.pages import page_address
from app.infrastructure.sources.pokepedia.pokepedia_source import PokepediaSource
from app.infrastructure.sources.web.archive import Archive
from app.infrastructure.sources.web.fetcher import Fetcher
from app.infrastructure.sources.web.manners import Manners
from tests.conftest import ROOT
from tests.public_sites.pokepedia_pages import pages
from tests.public_sites.scripted_site import Page, ScriptedSite, Status, Truncated

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

EXCERPT = """
pikachu pikachu-starter raichu raichu-alola nidoran-f mr-mime ditto eevee eevee-starter
mewtwo mewtwo-mega-x mewtwo-mega-y mew meltan
""".replace("\n", " ").split()
PAGES = 10
"""Of the excerpt: partners and Mega Pokémon have none of their own."""
USER_AGENT = "PredictionDex/0.1 (+https://project.example)"
ROBOTS = "User-agent: *\nDisallow: /index.php\n"
BUNDLED = BundledPokedexSource(ROOT / "data" / "pokedex")


class Excerpt(PokedexSource):
    """A few Pokémon of the bundled ones, so that most tests are quick."""

    @property
    def name(self) -> str:
        return "excerpt"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        return BUNDLED.extract(offline=offline, tell=tell)

    def read(self) -> Reading:
        whole = BUNDLED.read().pokedex
        pokemon = tuple(one for one in whole.pokemon if one.slug in EXCERPT)
        learnsets = {slug: rows for slug, rows in whole.learnsets.items() if slug in EXCERPT}
        return Reading(pokedex=replace(whole, pokemon=pokemon, learnsets=learnsets))


@pytest.fixture(scope="module")
def html(pokedex: Pokedex) -> dict[str, str]:
    return pages(pokedex)


@pytest.fixture
def wiki(site: ScriptedSite, html: dict[str, str]) -> ScriptedSite:
    site.pages["/robots.txt"] = Page(ROBOTS.encode(), content_type="text/plain")
    for name, content in html.items():
        put(site, name, content)
    return site


@pytest.fixture
def source(wiki: ScriptedSite, tmp_path: Path) -> PokepediaSource:
    return source_of(wiki, tmp_path)


def source_of(wiki: ScriptedSite, folder: Path, *, bundled: PokedexSource | None = None) -> PokepediaSource:
    manners = Manners(
        user_agent=USER_AGENT,
        concurrency=1,
        seconds_between=0.0,
        timeout_seconds=5,
        attempts=2,
        first_wait_seconds=0.01,
    )
    fetcher = Fetcher("pokepedia", Archive(folder), manners, obeys_robots=True)
    return PokepediaSource(bundled=bundled or Excerpt(), fetcher=fetcher, address=wiki.address)


def path(name: str) -> str:
    return page_address("", name)


def put(wiki: ScriptedSite, name: str, content: str) -> None:
    wiki.pages[path(name)] = Page(content.encode(), content_type="text/html; charset=UTF-8")


def extract(source: PokepediaSource, *, offline: bool = False) -> Extract:
    return source.extract(offline=offline, tell=tell_nobody)


def asked(wiki: ScriptedSite) -> list[str]:
    return [request.path for request in wiki.requests]


def test_all_pages_are_brought_and_say_what_the_bundled_pokedex_says(
    wiki: ScriptedSite, tmp_path: Path, pokedex: Pokedex
) -> None:
    source = source_of(wiki, tmp_path, bundled=BUNDLED)
    told: list[tuple[str, int, int]] = []
    brought = source.extract(offline=False, tell=lambda *step: told.append(step))
    reading = source.read()
    assert source.name == "pokepedia"
    assert brought.documents == 153 + 18
    assert told[-1] == ("pages of learnsets", 171, 171)
    assert reading.pokedex == pokedex
    assert reading.disagreements == ()
    assert reading.compared > 5_000
    assert examine(reading.pokedex, compared=reading.compared).passed
    assert asked(wiki)[0] == "/robots.txt"
    assert sorted(asked(wiki)[1:]) == sorted(set(wiki.pages) - {"/robots.txt"})


def test_the_site_is_asked_for_one_page_at_a_time_by_our_name(wiki: ScriptedSite, source: PokepediaSource) -> None:
    extract(source)
    assert wiki.most_at_once == 1
    assert {request.headers["user-agent"] for request in wiki.requests} == {USER_AGENT}


def test_a_site_that_asks_for_more_time_gets_it(wiki: ScriptedSite, tmp_path: Path) -> None:
    wiki.pages["/robots.txt"] = Page(b"User-agent: predictiondex\nCrawl-delay: 0.02\n", content_type="text/plain")
    began = monotonic()
    extract(source_of(wiki, tmp_path))
    assert monotonic() - began >= PAGES * 0.02


def test_what_one_page_says_otherwise_is_that_difference_and_the_bundled_value_stands(
    wiki: ScriptedSite, source: PokepediaSource, html: dict[str, str]
) -> None:
    put(wiki, "Nidoran♀", html["Nidoran♀"].replace("N.18<", "N.19<"))
    put(wiki, "Raichu d'Alola", html["Raichu d'Alola"].replace(">Psyko<", ">Psiko<"))
    extract(source)
    reading = source.read()
    assert reading.pokedex == Excerpt().read().pokedex
    assert reading.disagreements == (
        Difference(kind="move", entry="psychic", fact="French name", ours="Psyko", theirs="Psiko"),
        Difference(kind="learnset", entry="nidoran-f", fact="toxic", ours="level 18, tm", theirs="level 19, tm"),
    )


def test_a_page_that_is_not_there_is_named(wiki: ScriptedSite, source: PokepediaSource) -> None:
    del wiki.pages[path("M. Mime")]
    with pytest.raises(BrokenSourceError) as caught:
        extract(source)
    [problem] = caught.value.problems
    assert problem.file == page_address(wiki.address, "M. Mime")
    assert problem.reason.startswith("is not there (status 404); the page of a Pokémon was expected")


def test_every_page_of_another_shape_is_named_and_the_good_ones_of_before_stay(
    wiki: ScriptedSite, source: PokepediaSource, html: dict[str, str]
) -> None:
    extract(source)
    for name in ("Pikachu", "Mew"):
        put(wiki, name, html[name].replace("Par_montée_en_niveau", "Niveaux"))
    with pytest.raises(BrokenSourceError) as caught:
        extract(source)
    assert {problem.file for problem in caught.value.problems} == {
        page_address(wiki.address, name) for name in ("Pikachu", "Mew")
    }
    assert source.read().disagreements == ()


def test_a_site_that_does_not_want_us_is_not_asked_for_a_page(wiki: ScriptedSite, source: PokepediaSource) -> None:
    wiki.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /\n", content_type="text/plain")
    with pytest.raises(UnreachableSourceError, match=r"its robots\.txt does not let us ask for"):
        extract(source)
    assert asked(wiki) == ["/robots.txt"]


def test_what_was_brought_is_read_without_asking_again(
    wiki: ScriptedSite, source: PokepediaSource, tmp_path: Path
) -> None:
    brought = extract(source)
    wiki.requests.clear()
    later = source_of(wiki, tmp_path)
    assert extract(later, offline=True) == brought
    assert later.read().disagreements == ()
    assert wiki.requests == []


def test_nothing_is_read_before_something_was_brought(source: PokepediaSource) -> None:
    with pytest.raises(UnreachableSourceError, match="nothing was"):
        source.read()


def test_an_interrupted_extraction_goes_on_where_it_stopped(
    wiki: ScriptedSite, source: PokepediaSource, tmp_path: Path
) -> None:
    wiki.misbehave(path("Mewtwo"), Status(503), times=2)
    with pytest.raises(UnreachableSourceError, match="status 503"):
        extract(source)
    came = set(asked(wiki)) - {path("Mewtwo")}
    assert came > {"/robots.txt", path("Pikachu"), path("Évoli")}
    wiki.requests.clear()
    again = source_of(wiki, tmp_path)
    assert extract(again).documents == PAGES
    assert came.isdisjoint(asked(wiki))
    assert again.read().disagreements == ()


def test_a_page_that_breaks_off_is_asked_for_again(wiki: ScriptedSite, source: PokepediaSource) -> None:
    wiki.misbehave(path("Pikachu"), Truncated())
    extract(source)
    assert wiki.asked(path("Pikachu")) == 2
    assert source.read().disagreements == ()
