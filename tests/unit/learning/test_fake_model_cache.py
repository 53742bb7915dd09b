from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.model_cache_contract import ModelCacheContract
from tests.fakes.fake_model_cache import FakeModelCache

if TYPE_CHECKING:
    from collections.abc import Callable


class TestFakeModelCache(ModelCacheContract):
    @pytest.fixture
    def cache(self) -> FakeModelCache:
        return FakeModelCache()

    @pytest.fixture
    def spoil(self, cache: FakeModelCache) -> Callable[[], None]:
        return lambda: setattr(cache, "damaged", True)
