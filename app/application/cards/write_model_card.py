from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.cards.evaluated import ForeignReportError, evaluation_of, headline_of
from app.application.cards.product import limits_of_the_game, origins_of, product_of
from app.application.cards.registered import (
    identity_of,
    marks_of,
    promotions_of,
    registered_headline,
    verdicts_on,
    worst_slices,
)
from app.application.cards.trained import makeup_on_card, training_of
from app.application.model_versions import wanted_version
from app.application.ports.evaluation_reader import NoEvaluationError
from app.application.ports.experiment_tracker import NoSuchRunError
from app.application.ports.model_registry import DamagedModelError
from app.application.report_file import report_folder
from app.domain.cards.model_card import ModelCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.describe_product import Release
    from app.application.ports.card_writer import CardWriter
    from app.application.ports.evaluation_reader import EvaluationReader
    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.promotion_log import PromotionLog
    from app.application.ports.provenance import Provenance
    from app.domain.cards.model_card import CardEvaluation, CardMakeup, CardTraining
    from app.domain.prediction.model import ModelArtefact, ModelMakeup
    from app.domain.registry.model_version import ModelVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteModelCard:
    """Say all that is known of a version of the model; what was never recorded is said to be unknown."""

    registry: ModelRegistry
    tracker: ExperimentTracker
    log: PromotionLog
    evaluations: EvaluationReader
    provenance: Provenance
    writer: CardWriter
    makeup_of: Callable[[ModelArtefact, str], ModelMakeup]
    """Reads it from the files of the version; raises `DamagedModelError`."""
    release: Release
    reports: Path
    """Where reports are written, each into a folder of its own."""

    def __call__(self, version: str, *, evaluation: Path | None = None, file: Path | None = None) -> str | None:
        """Write the card into the file; without one, return it as text.

        `evaluation` is the folder of a report on the version, in place of its own among the reports.

        Raises:
            UnknownVersionError: there is no such version.
            ForeignReportError: the report in that folder is on another model.
            NoEvaluationError: there is no report in that folder.
        """
        card = self._card(wanted_version(self.registry, version), evaluation)
        if file is None:
            return self.writer.text(card)
        self.writer.write(card, file)
        return None

    def _card(self, model: ModelVersion, folder: Path | None) -> ModelCard:
        evaluation = self._evaluation(model, folder)
        training, makeup, damage = self._made(model)
        return ModelCard(
            product=product_of(self.release),
            limits=limits_of_the_game(),
            origins=origins_of(self.provenance),
            identity=identity_of(model),
            training=training,
            makeup=makeup,
            damage=damage,
            headline=headline_of(evaluation) if evaluation else registered_headline(model.metrics),
            marks=marks_of(model.metrics),
            slices=worst_slices(model.metrics),
            evaluation=evaluation,
            verdicts=verdicts_on(model),
            promotions=promotions_of(model, self.log.history(limit=None)),
        )

    def _evaluation(self, model: ModelVersion, folder: Path | None) -> CardEvaluation | None:
        if folder is not None:
            return evaluation_of(self.evaluations.read(folder), model)
        try:
            return evaluation_of(self.evaluations.read(report_folder(self.reports, model.version)), model)
        except (NoEvaluationError, ForeignReportError):  # nobody has asked for it, or not since that number was given
            return None

    def _made(self, model: ModelVersion) -> tuple[CardTraining | None, CardMakeup | None, str | None]:
        """Return what was recorded of the training, what the files hold, and why that cannot be read."""
        makeup, on_card, damage = None, None, None
        try:
            artefact = self.registry.load(model.version)
            makeup = self.makeup_of(artefact, model.version)
            on_card = makeup_on_card(artefact, makeup)
        except DamagedModelError as error:
            damage = error.reason
        try:
            return training_of(self.tracker.recall(model.run_id), makeup), on_card, damage
        except NoSuchRunError:
            return None, on_card, damage
