from __future__ import annotations

import pytest

from tests.contracts.atlas_repository_contract import AtlasRepositoryContract
from tests.fakes.fake_atlas_repository import FakeAtlasRepository


class TestFakeAtlasRepository(AtlasRepositoryContract):
    @pytest.fixture
    def atlases(self) -> FakeAtlasRepository:
        return FakeAtlasRepository()
