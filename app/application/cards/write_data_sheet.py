from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.cards.collections import collection_on_sheet, mixtures_on_sheet
from app.application.cards.product import limits_of_the_game, origins_of, product_of
from app.application.model_versions import wanted_version
from app.application.ports.experiment_tracker import NoSuchRunError
from app.domain.cards.data_sheet import DataSheet
from app.domain.prediction.document import Table
from app.domain.prediction.splits import CALIBRATION_PERCENT, TEST_PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.application.describe_product import Release
    from app.application.ports.card_writer import CardWriter
    from app.application.ports.duel_dataset import Collection, DuelDataset
    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.provenance import BundledFiles, Provenance
    from app.domain.prediction.training_run import UsedDataset
    from app.domain.registry.model_version import ModelVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDataSheet:
    """Say all that is known of the duels that a version of the model was made with, and of the Pokédex behind them."""

    registry: ModelRegistry
    tracker: ExperimentTracker
    datasets: Mapping[Collection, DuelDataset]
    provenance: Provenance
    writer: CardWriter
    release: Release

    def __call__(self, version: str, *, file: Path | None = None) -> str | None:
        """Write the sheet into the file; without one, return it as text.

        Raises:
            UnknownVersionError: there is no such version.
        """
        sheet = self._sheet(wanted_version(self.registry, version))
        if file is None:
            return self.writer.text(sheet)
        self.writer.write(sheet, file)
        return None

    def _sheet(self, model: ModelVersion) -> DataSheet:
        used, bundled = self._used(model), self.provenance.bundled()
        return DataSheet(
            product=product_of(self.release),
            limits=limits_of_the_game(),
            origins=origins_of(self.provenance),
            version=model.version,
            semantic=str(model.semantic),
            collections=tuple(collection_on_sheet(name, one, used) for name, one in self.datasets.items()),
            mixtures=mixtures_on_sheet(),
            learnt_percent=100 - CALIBRATION_PERCENT - TEST_PERCENT,
            calibration_percent=CALIBRATION_PERCENT,
            test_percent=TEST_PERCENT,
            files=_files(bundled) if bundled else None,
            by_hand=dict(bundled.by_hand) if bundled else {},
        )

    def _used(self, model: ModelVersion) -> tuple[UsedDataset, ...] | None:
        try:
            return self.tracker.recall(model.run_id).datasets
        except NoSuchRunError:
            return None


def _files(bundled: BundledFiles) -> Table:
    rows = tuple((one.name, one.rows, one.sha256) for one in bundled.extracted)
    return Table(title="Files", columns=("file", "rows", "SHA-256"), rows=rows)
