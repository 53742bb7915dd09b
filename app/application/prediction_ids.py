from __future__ import annotations

import os
import time
from random import Random
from uuid import UUID

_RANDOM_BITS = 80
_VERSION_7, _VARIANT = 0x7 << 76, 0x2 << 62
_KEEP_RANDOM = ~((0xF << 76) | (0x3 << 62))
# Asking the system for each id would take longer than all the rest; an id is no secret, it only must not stand twice.
_dice = Random(os.urandom(32))  # noqa: S311
os.register_at_fork(after_in_child=lambda: _dice.seed(os.urandom(32)))


def time_ordered_ids(count: int) -> list[UUID]:
    """Return new ids, version 7 of RFC 9562: rows that are made together lie together in an index."""
    milliseconds = time.time_ns() // 1_000_000
    return [_version_7(milliseconds, _dice.getrandbits(_RANDOM_BITS)) for _ in range(count)]


def is_from_now(prediction_id: UUID, *, seconds: float) -> bool:
    """Say whether an id was made at most so long ago, or is from a clock that is at most so much ahead."""
    made_at = (prediction_id.int >> 80) / 1000
    return prediction_id.version == 7 and abs(time.time() - made_at) <= seconds  # noqa: PLR2004 - RFC 9562


def _version_7(milliseconds: int, random: int) -> UUID:
    return UUID(int=(milliseconds << 80) | (random & _KEEP_RANDOM) | _VERSION_7 | _VARIANT)
