from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_registry import NoSuchModelError
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias
from tests.registered_models import ORIGIN, registered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.model_registry import ModelRegistry
    from app.domain.registry.model_version import ModelVersion

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
    def three(self, registry: ModelRegistry, track: Track) -> list[ModelVersion]:
        """Three versions, none in production."""
        versions = []
        for seed in (1, 2, 3):
            artefact, metrics = odd_artefact(seed), {"model.mae": seed / 7}
            origin = replace(ORIGIN, dataset=f"data-{seed}", feature_schema="a" if seed == 1 else "b")
            versions.append(registered(registry, track(artefact, metrics), artefact, metrics=metrics, origin=origin))
        return versions

    def test_an_empty_registry_says_what_to_do(self, registry: ModelRegistry) -> None:
        assert list(registry.versions()) == []
        with pytest.raises(NoSuchModelError, match=r"in production.*learn train"):
            registry.aliased(Alias.PRODUCTION)
        for refused in (
            registry.find,
            registry.load,
            partial(registry.point, Alias.STAGING),
            partial(registry.note, notes={}),
        ):
            with pytest.raises(NoSuchModelError, match="model 1"):
                refused("1")

    def test_each_model_gets_the_next_number_and_no_alias(self, three: list[ModelVersion]) -> None:
        assert [one.version for one in three] == ["1", "2", "3"]
        assert all(one.aliases == () for one in three)

    def test_a_version_keeps_what_it_was_registered_with(
        self, registry: ModelRegistry, three: list[ModelVersion]
    ) -> None:
        assert len({one.run_id for one in three}) == 3
        for seed, one in enumerate(three, start=1):
            assert one.checksum == odd_artefact(seed).checksum
            assert one.metrics == {"model.mae": seed / 7}
            assert one.origin.dataset == f"data-{seed}"
            assert registry.find(one.version) == one
        assert [str(one.semantic) for one in three] == ["1.0.0", "2.0.0", "2.1.0"]
        assert all(one.created_at.tzinfo for one in three)
        assert list(registry.versions()) == three[::-1]

    def test_the_files_come_back_to_the_byte(self, registry: ModelRegistry, three: list[ModelVersion]) -> None:
        for seed, one in enumerate(three, start=1):
            assert registry.load(one.version) == odd_artefact(seed)

    def test_registering_puts_nothing_into_production(self, registry: ModelRegistry, three: list[ModelVersion]) -> None:
        assert three
        with pytest.raises(NoSuchModelError):
            registry.aliased(Alias.PRODUCTION)

    @pytest.mark.usefixtures("three")
    @pytest.mark.parametrize("alias", Alias)
    def test_one_version_at_a_time_holds_an_alias(self, registry: ModelRegistry, alias: Alias) -> None:
        for version in ("1", "3", "2", "2"):
            registry.point(alias, version)

            assert registry.aliased(alias).version == version
            assert [one.version for one in registry.versions() if one.aliases] == [version]
            assert registry.find(version).aliases == (alias.value,)

    @pytest.mark.usefixtures("three")
    def test_a_version_may_hold_several_aliases_and_lose_each(self, registry: ModelRegistry) -> None:
        registry.point(Alias.STAGING, "2")
        registry.point(Alias.PRODUCTION, "2")
        assert registry.find("2").aliases == ("production", "staging")

        registry.point(Alias.STAGING, None)
        assert registry.find("2").aliases == ("production",)
        with pytest.raises(NoSuchModelError, match="in staging"):
            registry.aliased(Alias.STAGING)

    def test_an_alias_that_nobody_holds_can_be_taken_away(self, registry: ModelRegistry) -> None:
        registry.point(Alias.PREVIOUS, None)

        assert list(registry.versions()) == []

    @pytest.mark.usefixtures("three")
    def test_what_is_said_of_a_version_stays_with_it(self, registry: ModelRegistry) -> None:
        registry.note("2", {"verdict": "passed", "remark": "é" * 300})
        registry.note("2", {"verdict": "failed: symmetry"})

        assert registry.find("2").notes == {"verdict": "failed: symmetry", "remark": "é" * 300}
        assert registry.find("1").notes == {}

    @pytest.mark.usefixtures("three")
    @pytest.mark.parametrize("unknown", ["4", "0", "-1", "latest", "1.0", ""])
    def test_a_version_that_is_not_there_is_refused(self, registry: ModelRegistry, unknown: str) -> None:
        registry.point(Alias.PRODUCTION, "2")
        for refused in (registry.find, registry.load, partial(registry.point, Alias.PRODUCTION)):
            with pytest.raises(NoSuchModelError) as raised:
                refused(unknown)
            assert raised.value.wanted == unknown

        assert registry.aliased(Alias.PRODUCTION).version == "2"

    def test_the_same_model_again_is_a_version_of_its_own(
        self, registry: ModelRegistry, three: list[ModelVersion], track: Track
    ) -> None:
        artefact = odd_artefact(1)
        again = registered(registry, track(artefact, {}), artefact)

        assert again.version == "4"
        assert again.checksum == three[0].checksum
