"""Where a Pokédex comes from and goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.diff_pokedex import DiffPokedex
from app.application.import_pokedex import ImportPokedex
from app.application.ports.pokedex_source import SourceName
from app.container import sources
from app.container.storage import Storage
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from app.infrastructure.sources.csv_files.csv_pokedex_exporter import CsvPokedexExporter
from app.infrastructure.sources.showdown_extraction import ShowdownExtractor

if TYPE_CHECKING:
    from app.application.ports.pokedex_exporter import PokedexExporter
    from app.application.ports.pokedex_extractor import PokedexExtractor
    from app.application.ports.pokedex_source import PokedexSource


class Importing(Storage):
    pokedex_source: providers.Provider[PokedexSource] = providers.ThreadSafeSingleton(
        BundledPokedexSource, Storage.settings.provided.pokedex_folder
    )
    # Providers, not sources: most are never asked for, and need libraries that an API image does not have.
    pokedex_sources = providers.Dict(
        {
            SourceName.BUNDLED: pokedex_source.provider,
            SourceName.CSV: providers.Factory(sources.csv_source, bundled=pokedex_source).provider,
            SourceName.POKEAPI: providers.Factory(sources.pokeapi_source, Storage.settings, pokedex_source).provider,
            SourceName.POKEPEDIA: providers.Factory(
                sources.pokepedia_source, Storage.settings, pokedex_source
            ).provider,
        }
    )
    pokedex_exporter: providers.Provider[PokedexExporter] = providers.Factory(CsvPokedexExporter)
    pokedex_extractor: providers.Provider[PokedexExtractor] = providers.ThreadSafeSingleton(
        ShowdownExtractor, Storage.settings.provided.engine_folder
    )
    import_pokedex: providers.Provider[ImportPokedex] = providers.Factory(
        ImportPokedex, repository=Storage.pokedex_repository, history=Storage.import_history
    )
    diff_pokedex: providers.Provider[DiffPokedex] = providers.Factory(DiffPokedex, repository=Storage.stored_pokedex)
