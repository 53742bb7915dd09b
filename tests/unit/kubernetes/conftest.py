from __future__ import annotations

import pytest

from tests.clusters import OVERLAYS, Cluster, cluster


@pytest.fixture(params=OVERLAYS)
def here(request: pytest.FixtureRequest) -> Cluster:
    """Each of the clusters in turn."""
    description: str = request.param
    return cluster(description)
