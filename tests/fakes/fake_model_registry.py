from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.application.ports.model_registry import ModelRegistry, ModelVersion, NoSuchModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.model import ModelArtefact


class FakeModelRegistry(ModelRegistry):
    """Keeps the models in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self._versions: list[ModelVersion] = []
        self._artefacts: dict[str, ModelArtefact] = {}
        self._production: str | None = None

    def register(self, run_id: str, artefact: ModelArtefact, metrics: Mapping[str, float]) -> ModelVersion:
        self._fail()
        version = str(len(self._versions) + 1)
        made = ModelVersion(
            version=version, run_id=run_id, aliases=(), checksum=artefact.checksum, metrics=dict(metrics)
        )
        self._versions.append(made)
        self._artefacts[version] = artefact
        return made

    def promote(self, version: str) -> None:
        self._require(version)
        self._production = version

    def production(self) -> ModelVersion:
        self._fail()
        if self._production is None:
            raise NoSuchModelError("in production")
        return next(one for one in self.versions() if one.version == self._production)

    def versions(self) -> Sequence[ModelVersion]:
        self._fail()
        aliases = {self._production: ("production",)}
        return [replace(one, aliases=aliases.get(one.version, ())) for one in reversed(self._versions)]

    def load(self, version: str) -> ModelArtefact:
        self._require(version)
        return self._artefacts[version]

    def _require(self, version: str) -> None:
        self._fail()
        if version not in self._artefacts:
            raise NoSuchModelError(version)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
