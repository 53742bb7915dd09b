from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dask_processes import dask_processes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.dask_processes import DaskProcesses


@pytest.fixture(scope="package")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskProcesses]:
    """A scheduler and two workers, a and b; they work even when nobody asks, so no other tests run beside them."""
    with dask_processes(tmp_path_factory.mktemp("dask")) as running:
        running.start_worker("a")
        running.start_worker("b")
        running.wait_for_workers(2)
        yield running
