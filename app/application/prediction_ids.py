from __future__ import annotations

import time
from os import urandom
from uuid import UUID

_RANDOM_BYTES = 10
_VERSION_7, _VARIANT = 0x7 << 76, 0x2 << 62
_KEEP_RANDOM = ~((0xF << 76) | (0x3 << 62))


def time_ordered_ids(count: int) -> list[UUID]:
    """Return new ids, version 7 of RFC 9562: rows that are made together lie together in an index.

    Nobody can tell one from others: who knows an id may read its prediction, and report its outcome.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = urandom(count * _RANDOM_BYTES)
    starts = range(0, len(random), _RANDOM_BYTES)
    return [_version_7(milliseconds, int.from_bytes(random[start : start + _RANDOM_BYTES])) for start in starts]


def is_from_now(prediction_id: UUID, *, seconds: float) -> bool:
    """Say whether an id was made at most so long ago, or is from a clock that is at most so much ahead."""
    made_at = (prediction_id.int >> 80) / 1000
    return prediction_id.version == 7 and abs(time.time() - made_at) <= seconds  # noqa: PLR2004 - RFC 9562


def _version_7(milliseconds: int, random: int) -> UUID:
    return UUID(int=(milliseconds << 80) | (random & _KEEP_RANDOM) | _VERSION_7 | _VARIANT)
