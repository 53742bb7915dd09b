"""With which status each kind of problem is answered, as the API's table of errors knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.presentation.api.errors import KINDS

if TYPE_CHECKING:
    from tests.documents.figures import Figure

STATUSES: Final = {kind.slug: kind.status for kind in KINDS.values()}
_KIND: Final = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")


def answered(words: str) -> dict[str, tuple[Figure, ...]]:
    """Return the claim that every kind that is named in these words has the status that stands in their beginning."""
    (status,) = {STATUSES[kind] for kind in _KIND.findall(words)}
    return {words: (status,)}
