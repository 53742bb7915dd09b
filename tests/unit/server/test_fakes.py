from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.supervisor_contract import SupervisorContract
from tests.fakes.fake_supervisor import FakeSupervisor
from tests.unit.server.bench import A, Bench

if TYPE_CHECKING:
    from pathlib import Path

    from deploy.server.layout import Instance, Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    bench = Bench(folder=tmp_path)
    bench.delivery.install(bench.source("1.0"), borrowed=None)
    return bench.layout


class TestFakeSupervisor(SupervisorContract):
    @pytest.fixture
    def instance(self) -> Instance:
        return A

    @pytest.fixture
    def supervisor(self, layout: Layout) -> FakeSupervisor:
        return FakeSupervisor(layout)
