"""Which version of the model is meant."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from app.application.ports.model_registry import NoSuchModelError
from app.domain.registry.model_version import Alias
from app.domain.registry.semantic_version import SemanticVersion

if TYPE_CHECKING:
    from app.application.ports.model_registry import ModelRegistry
    from app.domain.registry.model_version import ModelVersion


NEWEST: Final = "newest"
"""Names the version that was registered last."""


class UnknownVersionError(NoSuchModelError):
    """Somebody asked for a version by name that there is not."""


def wanted_version(registry: ModelRegistry, wanted: str) -> ModelVersion:
    """Find it by the registry's number, by its semantic version, by what it is for, or as the newest.

    Raises:
        UnknownVersionError: there is none.
    """
    try:
        if wanted in tuple(Alias):
            return registry.aliased(Alias(wanted))
        if wanted == NEWEST:
            return _newest(registry)
        with suppress(ValueError):
            return _numbered(registry, SemanticVersion.parse(wanted))
        return registry.find(wanted)
    except NoSuchModelError as error:
        raise UnknownVersionError(error.wanted) from None


def holder(registry: ModelRegistry, alias: Alias) -> ModelVersion | None:
    try:
        return registry.aliased(alias)
    except NoSuchModelError:
        return None


def _newest(registry: ModelRegistry) -> ModelVersion:
    for one in registry.versions():
        return one
    raise UnknownVersionError(NEWEST)


def _numbered(registry: ModelRegistry, semantic: SemanticVersion) -> ModelVersion:
    for one in registry.versions():
        if one.semantic == semantic:
            return one
    raise UnknownVersionError(str(semantic))
