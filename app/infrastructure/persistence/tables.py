"""Every table: whoever needs the metadata imports it from here, so that none is missing."""

from app.infrastructure.persistence.base import Base
from app.infrastructure.persistence.import_tables import EtlRunRow, PokedexImportRow
from app.infrastructure.persistence.key_tables import ApiKeyRow
from app.infrastructure.persistence.monitoring_tables import MonitoringReportRow
from app.infrastructure.persistence.move_tables import (
    LearnMethodRow,
    LearnsetEntryRow,
    MoveEffectRow,
    MoveFlagRow,
    MoveNameRow,
    MoveRow,
)
from app.infrastructure.persistence.pokedex_tables import (
    EvolutionRow,
    NatureNameRow,
    NatureRow,
    PokemonNameRow,
    PokemonRow,
    PokemonTypeRow,
    SpeciesRow,
    TypeEffectivenessRow,
    TypeNameRow,
    TypeRow,
)
from app.infrastructure.persistence.prediction_tables import (
    PredictionCombatantRow,
    PredictionOutcomeRow,
    PredictionRow,
)
from app.infrastructure.persistence.promotion_tables import ModelPromotionRow
from app.infrastructure.persistence.shadow_tables import ShadowPredictionRow

__all__ = [
    "ApiKeyRow",
    "Base",
    "EtlRunRow",
    "EvolutionRow",
    "LearnMethodRow",
    "LearnsetEntryRow",
    "ModelPromotionRow",
    "MonitoringReportRow",
    "MoveEffectRow",
    "MoveFlagRow",
    "MoveNameRow",
    "MoveRow",
    "NatureNameRow",
    "NatureRow",
    "PokedexImportRow",
    "PokemonNameRow",
    "PokemonRow",
    "PokemonTypeRow",
    "PredictionCombatantRow",
    "PredictionOutcomeRow",
    "PredictionRow",
    "ShadowPredictionRow",
    "SpeciesRow",
    "TypeEffectivenessRow",
    "TypeNameRow",
    "TypeRow",
    "metadata",
]

metadata = Base.metadata
