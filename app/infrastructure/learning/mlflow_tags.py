"""What is written at a version of the model in MLflow, for it and for whoever looks there."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from app.domain.registry.model_version import ModelOrigin
from app.domain.registry.semantic_version import SemanticVersion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.prediction.model import ModelArtefact

_CHECKSUM: Final = "checksum"
_SEMANTIC: Final = "semantic_version"
_ORIGIN: Final = "origin."
_METRIC: Final = "metric."
_NOTE: Final = "note."
CREATED: Final = "predictiondex.created_at"
"""In milliseconds; at versions that were registered elsewhere, and brought here from a backup."""
_TAGGED_METRICS: Final = ("log_loss", "brier", "mae", "accuracy")
"""Of the whole exam; all others are with the run."""
_BEFORE_SEMANTIC: Final = "0.0.0"
"""Of versions that were registered before they had one."""


def tags_of(
    artefact: ModelArtefact, semantic: SemanticVersion, origin: ModelOrigin, metrics: Mapping[str, float]
) -> dict[str, str]:
    tagged = {name: f"{metrics[f'model.{name}']:.6g}" for name in _TAGGED_METRICS if f"model.{name}" in metrics}
    return {
        _CHECKSUM: artefact.checksum,
        _SEMANTIC: str(semantic),
        **_prefixed(_ORIGIN, asdict(origin)),
        **_prefixed(_METRIC, tagged),
    }


def tags_of_notes(notes: Mapping[str, str]) -> dict[str, str]:
    return _prefixed(_NOTE, notes)


def tagged(tags: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a `ModelVersion` that its tags tell."""
    origin = _without(_ORIGIN, tags)
    return {
        "semantic": SemanticVersion.parse(tags.get(_SEMANTIC, _BEFORE_SEMANTIC)),
        "checksum": tags.get(_CHECKSUM, ""),
        "origin": ModelOrigin(**{name: origin.get(name, "") for name in ("feature_schema", "dataset", "engine")}),
        "notes": _without(_NOTE, tags),
    }


def _prefixed(prefix: str, tags: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}{name}": text for name, text in tags.items()}


def _without(prefix: str, tags: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in tags.items() if name.startswith(prefix)}
