from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.registry.promotion import ROLLBACKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.registry.promotion import Promotion


def way_back(newest_first: Iterable[Promotion]) -> str | None:
    """Return the version to which a rollback leads; None where there is none before.

    Each rollback takes back the newest promotion that still stands: after promotions of 1, 2 and 3, the first leads to
    2 and the next to 1. A promotion after that begins anew from where one has come to.
    """
    taken_back = 0
    for entry in newest_first:
        if entry.kind in ROLLBACKS:
            taken_back += 1
        elif taken_back:
            taken_back -= 1
        else:
            return entry.before
    return None
