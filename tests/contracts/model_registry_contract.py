from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_registry import NoSuchModelError
from app.domain.prediction.model import ModelArtefact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.model_registry import ModelRegistry, ModelVersion

    Track = Callable[[ModelArtefact, Mapping[str, float]], str]


def odd_artefact(seed: int = 1) -> ModelArtefact:
    """Return files that text mode, or a filter of empty or hidden files, would spoil."""
    files = {"all.bin": bytes(range(256)) * seed, "lines.txt": b"a\r\nb\n\r", "empty": b"", ".hidden": b"{}"}
    return ModelArtefact(files=files)


class ModelRegistryContract:
    """A test class inherits this and gives two fixtures.

    `registry` is empty; `track` keeps a training's artefact and metrics, and returns the id of the run.
    """

    @pytest.fixture
    def registered(self, registry: ModelRegistry, track: Track) -> list[ModelVersion]:
        """Three versions, none in production."""
        versions = []
        for seed in (1, 2, 3):
            artefact, metrics = odd_artefact(seed), {"model.mae": seed / 7}
            versions.append(registry.register(track(artefact, metrics), artefact, metrics))
        return versions

    def test_an_empty_registry_says_what_to_do(self, registry: ModelRegistry) -> None:
        assert list(registry.versions()) == []
        with pytest.raises(NoSuchModelError, match=r"in production.*learn train"):
            registry.production()
        for refused in (registry.promote, registry.load):
            with pytest.raises(NoSuchModelError, match="model 1"):
                refused("1")

    def test_each_model_gets_the_next_number_and_no_alias(self, registered: list[ModelVersion]) -> None:
        assert [one.version for one in registered] == ["1", "2", "3"]
        assert all(one.aliases == () for one in registered)

    def test_a_version_keeps_what_it_was_registered_with(
        self, registry: ModelRegistry, registered: list[ModelVersion]
    ) -> None:
        assert len({one.run_id for one in registered}) == 3
        for seed, one in enumerate(registered, start=1):
            assert one.checksum == odd_artefact(seed).checksum
            assert one.metrics == {"model.mae": seed / 7}
        assert list(registry.versions()) == registered[::-1]

    def test_the_files_come_back_to_the_byte(self, registry: ModelRegistry, registered: list[ModelVersion]) -> None:
        for seed, one in enumerate(registered, start=1):
            assert registry.load(one.version) == odd_artefact(seed)

    def test_registering_puts_nothing_into_production(
        self, registry: ModelRegistry, registered: list[ModelVersion]
    ) -> None:
        assert registered
        with pytest.raises(NoSuchModelError):
            registry.production()

    @pytest.mark.usefixtures("registered")
    def test_one_version_at_a_time_is_in_production(self, registry: ModelRegistry) -> None:
        for version in ("1", "3", "2", "2"):
            registry.promote(version)

            assert registry.production().version == version
            assert [one.version for one in registry.versions() if one.aliases] == [version]
            assert registry.production().aliases == ("production",)

    @pytest.mark.usefixtures("registered")
    @pytest.mark.parametrize("unknown", ["4", "0", "-1", "latest", "1.0", ""])
    def test_a_version_that_is_not_there_is_refused(self, registry: ModelRegistry, unknown: str) -> None:
        registry.promote("2")
        for refused in (registry.promote, registry.load):
            with pytest.raises(NoSuchModelError) as raised:
                refused(unknown)
            assert raised.value.wanted == unknown

        assert registry.production().version == "2"

    def test_the_same_model_again_is_a_version_of_its_own(
        self, registry: ModelRegistry, registered: list[ModelVersion], track: Track
    ) -> None:
        artefact = odd_artefact(1)
        again = registry.register(track(artefact, {}), artefact, {})

        assert again.version == "4"
        assert again.checksum == registered[0].checksum
