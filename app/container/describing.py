"""What the product says of itself."""

from __future__ import annotations

from importlib.metadata import metadata
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.cards.write_data_sheet import WriteDataSheet
from app.application.cards.write_model_card import WriteModelCard
from app.application.describe_product import DescribeProduct, Release
from app.application.ports.duel_dataset import Collection
from app.container import learning
from app.container.predicting import Predicting
from app.container.promoting import Promoting
from app.container.storage import Storage
from app.container.teaching import Teaching
from app.domain.battle.engine.play import RULES_VERSION
from app.infrastructure.reports.file_card_writer import FileCardWriter
from app.infrastructure.reports.file_evaluation_reader import FileEvaluationReader
from app.infrastructure.sources.file_provenance import FileProvenance

if TYPE_CHECKING:
    from app.application.ports.card_writer import CardWriter
    from app.application.ports.evaluation_reader import EvaluationReader
    from app.application.ports.provenance import Provenance

_SETTINGS = Storage.settings.provided


def _release() -> Release:
    installed = metadata("predictiondex")
    return Release(version=installed["Version"], licence=installed["License-Expression"], rules=RULES_VERSION)


class Describing(Promoting):
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
    evaluation_reader: providers.Provider[EvaluationReader] = providers.Factory(FileEvaluationReader)
    card_writer: providers.Provider[CardWriter] = providers.Factory(FileCardWriter)
    write_model_card: providers.Provider[WriteModelCard] = providers.Factory(
        WriteModelCard,
        registry=Predicting.model_registry,
        tracker=Teaching.experiment_tracker,
        log=Promoting.promotion_log,
        evaluations=evaluation_reader,
        provenance=provenance,
        writer=card_writer,
        makeup_of=providers.Object(learning.makeup_of),
        release=providers.Factory(_release),
        reports=Teaching.reports_folder,
    )
    write_data_sheet: providers.Provider[WriteDataSheet] = providers.Factory(
        WriteDataSheet,
        registry=Predicting.model_registry,
        tracker=Teaching.experiment_tracker,
        datasets=providers.Dict(
            {
                Collection.LESSONS: Teaching.lessons,
                Collection.REFERENCE: Teaching.reference_duels,
                Collection.EXAM: Teaching.exam,
            }
        ),
        provenance=provenance,
        writer=card_writer,
        release=providers.Factory(_release),
    )
