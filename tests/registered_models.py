"""Models in a registry, of an origin that a test does not care about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.registry.model_version import Alias, ModelOrigin
from app.domain.registry.semantic_version import next_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.model_registry import ModelRegistry
    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import ModelVersion

ORIGIN: Final = ModelOrigin(feature_schema="5c4e3a", dataset="da7a5e7", engine="own-1")


def registered(
    registry: ModelRegistry,
    run_id: str,
    artefact: ModelArtefact,
    *,
    metrics: Mapping[str, float] | None = None,
    origin: ModelOrigin = ORIGIN,
) -> ModelVersion:
    semantic = next_version(registry.versions(), origin)
    return registry.register(run_id, artefact, semantic=semantic, origin=origin, metrics=metrics or {})


def put_into_production(registry: ModelRegistry, run_id: str, artefact: ModelArtefact) -> ModelVersion:
    version = registered(registry, run_id, artefact).version
    registry.point(Alias.PRODUCTION, version)
    return registry.find(version)
