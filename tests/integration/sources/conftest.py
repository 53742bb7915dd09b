from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.public_sites.scripted_site import ScriptedSite

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[ScriptedSite]:
    with ScriptedSite() as site:
        yield site
