from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import Alias, ModelOrigin, ModelVersion
    from app.domain.registry.semantic_version import SemanticVersion


class NoSuchModelError(PredictionDexError):
    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"The registry has no model {wanted}. Run `predictiondex learn train` to make one.")


class DamagedModelError(PredictionDexError):
    """The stored files are not those that were registered, or are not a model of this release."""

    def __init__(self, version: str, reason: str) -> None:
        self.version = version
        self.reason = reason
        super().__init__(
            f"The model {version} cannot be used: {reason}. "
            "Put another one into production with `predictiondex learn train` or `predictiondex model promote`."
        )


class OutdatedModelError(DamagedModelError):
    """The stored files are a model of another release, whose features or rules are not those of today."""

    def __init__(self, version: str) -> None:
        super().__init__(version, "it was trained on other features or rules than those of this release")


class RegistryUnavailableError(PredictionDexError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The model registry is not available: {reason}")


class ModelRegistry(Protocol):
    """Keeps every version of the model, and knows which one is for what.

    Every method raises `RegistryUnavailableError` where the registry cannot be reached.
    """

    @abstractmethod
    def register(
        self,
        run_id: str,
        artefact: ModelArtefact,
        *,
        semantic: SemanticVersion,
        origin: ModelOrigin,
        metrics: Mapping[str, float],
    ) -> ModelVersion:
        """Keep the model that the tracked run made, with the run's metrics, as a new version without an alias."""

    @abstractmethod
    def point(self, alias: Alias, version: str | None) -> None:
        """Make this version the holder of the alias, in one step; with None nobody is; raise `NoSuchModelError`."""

    @abstractmethod
    def aliased(self, alias: Alias) -> ModelVersion:
        """Raise `NoSuchModelError` where nobody holds the alias."""

    @abstractmethod
    def find(self, version: str) -> ModelVersion:
        """Raise `NoSuchModelError`."""

    @abstractmethod
    def note(self, version: str, notes: Mapping[str, str]) -> None:
        """Say more of a version, in place of what was said under the same names; raise `NoSuchModelError`."""

    @abstractmethod
    def versions(self) -> Sequence[ModelVersion]:
        """Return all, newest first."""

    @abstractmethod
    def load(self, version: str) -> ModelArtefact:
        """Return the files as they were registered.

        Raises:
            NoSuchModelError: there is no such version.
            DamagedModelError: the files are missing, or their checksum is another.
        """
