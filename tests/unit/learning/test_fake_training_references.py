from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.training_references_contract import TrainingReferencesContract
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_training_references import FakeTrainingReferences
from tests.model_bench import artefact
from tests.registered_models import registered

if TYPE_CHECKING:
    from app.domain.monitoring.reference import Reference
    from app.domain.registry.model_version import ModelVersion
    from tests.contracts.training_references_contract import Train


class TestFakeTrainingReferences(TrainingReferencesContract):
    @pytest.fixture
    def references(self) -> FakeTrainingReferences:
        return FakeTrainingReferences()

    @pytest.fixture
    def train(self, references: FakeTrainingReferences) -> Train:
        registry = FakeModelRegistry()

        def train(reference: Reference | None) -> ModelVersion:
            number = len(registry.versions()) + 1
            if reference is not None:
                references.kept[f"run-{number}"] = reference
            return registered(registry, f"run-{number}", artefact(number))

        return train
