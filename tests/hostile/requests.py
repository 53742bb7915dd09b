"""All hostile requests there are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from tests.hostile.bodies import hostile_bodies
from tests.hostile.envelopes import hostile_envelopes
from tests.hostile.set_texts import hostile_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.hostile.bodies import HostileRequest


def hostile_requests(description: dict[str, Any]) -> Iterator[HostileRequest]:
    """Take what an API says of itself in OpenAPI, and ask all that it should not be asked, always in the same order."""
    return chain(hostile_bodies(description), hostile_envelopes(description), hostile_sets())
