"""Collections of duels as the commands make them, but small, and played by our own engine in a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import Collection, DatasetPlan
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.prediction.draws import EXAM, LESSONS, draws_version
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION as REFERENCE_RULES_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.duel_dataset import DuelDataset
    from app.domain.pokedex.pokedex import Pokedex

_DUELS = {Collection.LESSONS: 2000, Collection.REFERENCE: 400, Collection.EXAM: 600}
_BATTLES = {Collection.LESSONS: 50, Collection.REFERENCE: 30, Collection.EXAM: 200}


def small_collection(pokedex: Pokedex, collection: Collection, folder: Path) -> DuelDataset:
    """Make the collection in this folder.

    Our engine stands in for the reference, to whose rules it was proven equal: where those are asked for, its duels go
    by their name.
    """
    rules = RULES_VERSION if collection is Collection.LESSONS else REFERENCE_RULES_VERSION
    plan = DatasetPlan(
        duels=_DUELS[collection],
        battles=_BATTLES[collection],
        held_out_battles=2 * _BATTLES[collection],
        seed=list(Collection).index(collection),
        part_size=_DUELS[collection],
        mixture=EXAM if collection is Collection.EXAM else LESSONS,
        rules_version=rules,
        draws_version=draws_version(pokedex),
    )
    dataset = ParquetDuelDataset(folder, folder.parent / "parts", rules_version=rules, compression_level=1)
    BuildDataset(pokedex=pokedex, simulator=CompiledSimulator(pokedex=pokedex), dataset=dataset)(plan=plan)
    return dataset
