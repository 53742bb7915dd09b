"""Makes the sources of a Pokédex whose libraries not every image has."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import SourceName, UnreachableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.application.ports.pokedex_source import PokedexSource
    from app.infrastructure.sources.web.fetcher import Fetcher
    from app.settings import Settings


def csv_source(folder: Path, *, bundled: PokedexSource) -> PokedexSource:
    with _needing_libraries(SourceName.CSV):
        from app.infrastructure.sources.own_files.csv_pokedex_source import CsvPokedexSource

    return CsvPokedexSource(folder, bundled=bundled)


def pokeapi_source(settings: Settings, bundled: PokedexSource) -> PokedexSource:
    with _needing_libraries(SourceName.POKEAPI):
        from app.infrastructure.sources.pokeapi.pokeapi_source import PokeApiSource

        # An interface for programs, which robots.txt does not speak of.
        pause = settings.pokeapi_pause_seconds
        fetcher = _fetcher(settings, SourceName.POKEAPI, obeys_robots=False, concurrency=4, seconds_between=pause)
    return PokeApiSource(bundled=bundled, fetcher=fetcher, address=settings.pokeapi_address)


def pokepedia_source(settings: Settings, bundled: PokedexSource) -> PokedexSource:
    with _needing_libraries(SourceName.POKEPEDIA):
        from app.infrastructure.sources.pokepedia.pokepedia_source import PokepediaSource

        pause = settings.pokepedia_pause_seconds
        fetcher = _fetcher(settings, SourceName.POKEPEDIA, obeys_robots=True, concurrency=1, seconds_between=pause)
    return PokepediaSource(bundled=bundled, fetcher=fetcher, address=settings.pokepedia_address)


def _fetcher(
    settings: Settings, source: SourceName, *, obeys_robots: bool, concurrency: int, seconds_between: float
) -> Fetcher:
    from app.infrastructure.sources.web.archive import Archive
    from app.infrastructure.sources.web.fetcher import Fetcher
    from app.infrastructure.sources.web.manners import Manners

    contact = f" ({settings.contact})" if settings.contact else ""
    manners = Manners(
        user_agent=f"PredictionDex/{version('predictiondex')}{contact}",
        concurrency=concurrency,
        seconds_between=seconds_between,
        timeout_seconds=30.0,
        attempts=5,
    )
    return Fetcher(source, Archive(settings.var_folder / "etl" / source), manners, obeys_robots=obeys_robots)


@contextmanager
def _needing_libraries(source: SourceName) -> Iterator[None]:
    """Say what to install where only what answers is installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        reason = f"{error.name} is not installed; pip install 'predictiondex[etl]' brings it"
        raise UnreachableSourceError(source, reason) from error
