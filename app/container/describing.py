"""What the product says of itself."""

from __future__ import annotations

from importlib.metadata import metadata
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.describe_product import DescribeProduct, Release
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.domain.battle.engine.play import RULES_VERSION
from app.infrastructure.sources.file_provenance import FileProvenance

if TYPE_CHECKING:
    from app.application.ports.provenance import Provenance

_SETTINGS = Storage.settings.provided


def _release() -> Release:
    installed = metadata("predictiondex")
    return Release(version=installed["Version"], licence=installed["License-Expression"], rules=RULES_VERSION)


class Describing(Predicting):
    provenance: providers.Provider[Provenance] = providers.ThreadSafeSingleton(
        FileProvenance,
        folder=_SETTINGS.pokedex_folder,
        pokeapi_address=_SETTINGS.pokeapi_address,
        pokepedia_address=_SETTINGS.pokepedia_address,
    )
    describe_product: providers.Provider[DescribeProduct] = providers.ThreadSafeSingleton(
        DescribeProduct,
        release=providers.Factory(_release),
        pokedex=Storage.pokedex_repository,
        provenance=provenance,
        production=providers.Callable(lambda service: service.confirmed, Predicting.model_in_service).provider,
    )
