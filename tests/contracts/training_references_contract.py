from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.training_references import NoReferenceError
from app.domain.monitoring.columns import IN_WORDS
from app.domain.monitoring.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.training_references import TrainingReferences
    from app.domain.registry.model_version import ModelVersion

    Train = Callable[[Reference | None], ModelVersion]


def odd_reference(seed: int = 1) -> Reference:
    """Return one of which no two values are alike."""
    random = np.random.default_rng(seed)
    columns = {name: random.random(7).round(5) * 100 for name in IN_WORDS}
    lowest = random.random(4).round(5)
    return Reference(columns=columns, sides=random.random((2, 7, 4)).round(5) * 10, lowest=lowest, highest=lowest + 7)


def told(reference: Reference) -> object:
    """Return all that it says, so that two can be compared."""
    columns = {name: values.round(4).tolist() for name, values in reference.columns.items()}
    limits = reference.lowest.round(4).tolist(), reference.highest.round(4).tolist()
    return columns, reference.sides.round(4).tolist(), limits


class TrainingReferencesContract:
    """A test class gives `references`, and `train`, which registers a model with this reference or none."""

    def test_each_version_has_its_own(self, references: TrainingReferences, train: Train) -> None:
        models = [train(odd_reference(seed)) for seed in (1, 2)]

        assert [told(references.of(one)) for one in models] == [told(odd_reference(seed)) for seed in (1, 2)]

    def test_a_version_of_before_is_told_to_be_trained_again(
        self, references: TrainingReferences, train: Train
    ) -> None:
        model = train(None)

        with pytest.raises(NoReferenceError, match=rf"version {model.version} .* Train again: `predictiondex learn"):
            references.of(model)
