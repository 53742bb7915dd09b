from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.cloud.description import ENVIRONMENTS
from tests.fake_cloud import Account, open_account

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package", params=ENVIRONMENTS)
def account(request: pytest.FixtureRequest) -> Iterator[Account]:
    """An environment as it stands when all has been applied; it is looked at, and left as it is."""
    with open_account(request.param) as opened:
        assert opened.apply() == 0
        yield opened
