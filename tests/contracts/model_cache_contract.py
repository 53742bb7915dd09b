from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_cache import KeptModel
from app.application.ports.model_registry import DamagedModelError
from tests.contracts.model_registry_contract import odd_artefact

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.model_cache import ModelCache


def kept(seed: int) -> KeptModel:
    return KeptModel(version=str(seed), artefact=odd_artefact(seed))


class ModelCacheContract:
    """A test class inherits this and gives fixtures.

    `cache` is empty; `spoil` damages what it keeps.
    """

    def test_at_first_there_is_nothing(self, cache: ModelCache) -> None:
        assert cache.last_good() is None
        assert cache.find(odd_artefact().checksum) is None
        assert not cache.is_last_good("1", odd_artefact().checksum)

    def test_the_last_one_comes_back_to_the_byte(self, cache: ModelCache) -> None:
        for seed in (1, 2):
            cache.keep(kept(seed))
            assert cache.last_good() == kept(seed)

    def test_it_is_known_by_its_version_and_its_checksum(self, cache: ModelCache) -> None:
        cache.keep(kept(1))

        assert cache.is_last_good("1", odd_artefact(1).checksum)
        assert not cache.is_last_good("2", odd_artefact(1).checksum)
        assert not cache.is_last_good("1", odd_artefact(2).checksum)

    def test_the_same_files_may_be_another_version(self, cache: ModelCache) -> None:
        cache.keep(kept(1))
        again = KeptModel(version="7", artefact=odd_artefact(1))
        cache.keep(again)

        assert cache.last_good() == again

    def test_those_before_it_are_found_until_there_are_too_many(self, cache: ModelCache) -> None:
        for seed in (1, 2, 3, 1, 4):
            cache.keep(kept(seed))

        assert [cache.find(odd_artefact(seed).checksum) is not None for seed in (1, 2, 3, 4)] == [
            True,
            False,
            True,
            True,
        ]
        assert cache.find(odd_artefact(3).checksum) == odd_artefact(3)

    def test_what_is_damaged_is_told_and_never_given(self, cache: ModelCache, spoil: Callable[[], None]) -> None:
        cache.keep(kept(3))
        spoil()

        assert cache.find(odd_artefact(3).checksum) is None
        with pytest.raises(DamagedModelError, match="model 3 cannot be used: its files in the cache"):
            cache.last_good()

    def test_what_is_damaged_can_be_kept_anew(self, cache: ModelCache, spoil: Callable[[], None]) -> None:
        cache.keep(kept(3))
        spoil()
        cache.keep(kept(3))

        assert cache.last_good() == kept(3)
