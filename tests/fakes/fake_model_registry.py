from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from app.application.ports.model_registry import ModelRegistry, NoSuchModelError
from app.domain.registry.model_version import Alias, ModelVersion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import ModelOrigin
    from app.domain.registry.semantic_version import SemanticVersion

_FIRST_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)


class FakeModelRegistry(ModelRegistry):
    """Keeps the models in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self._versions: list[ModelVersion] = []
        self._artefacts: dict[str, ModelArtefact] = {}
        self._holders: dict[Alias, str] = {}

    def register(
        self,
        run_id: str,
        artefact: ModelArtefact,
        *,
        semantic: SemanticVersion,
        origin: ModelOrigin,
        metrics: Mapping[str, float],
    ) -> ModelVersion:
        self._fail()
        version = str(len(self._versions) + 1)
        made = ModelVersion(
            version=version,
            semantic=semantic,
            run_id=run_id,
            checksum=artefact.checksum,
            origin=origin,
            metrics=dict(metrics),
            created_at=_FIRST_AT + timedelta(hours=len(self._versions)),
        )
        self._versions.append(made)
        self._artefacts[version] = artefact
        return made

    def point(self, alias: Alias, version: str | None) -> None:
        self._fail()
        if version is None:
            self._holders.pop(alias, None)
            return
        self._require(version)
        self._holders[alias] = version

    def aliased(self, alias: Alias) -> ModelVersion:
        self._fail()
        if alias not in self._holders:
            raise NoSuchModelError(f"in {alias}")
        return self.find(self._holders[alias])

    def find(self, version: str) -> ModelVersion:
        self._require(version)
        return next(one for one in self.versions() if one.version == version)

    def note(self, version: str, notes: Mapping[str, str]) -> None:
        self._require(version)
        at = int(version) - 1
        noted = self._versions[at]
        self._versions[at] = replace(noted, notes={**noted.notes, **notes})

    def versions(self) -> Sequence[ModelVersion]:
        self._fail()
        return [replace(one, aliases=self._aliases_of(one.version)) for one in reversed(self._versions)]

    def load(self, version: str) -> ModelArtefact:
        self._require(version)
        return self._artefacts[version]

    def _aliases_of(self, version: str) -> tuple[str, ...]:
        return tuple(sorted(alias for alias, holder in self._holders.items() if holder == version))

    def _require(self, version: str) -> None:
        self._fail()
        if version not in self._artefacts:
            raise NoSuchModelError(version)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
