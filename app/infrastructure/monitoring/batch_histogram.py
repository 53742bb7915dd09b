from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from prometheus_client import Histogram

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW: Final = 16
"""So many are observed one by one as fast as all at once."""


class BatchHistogram(Histogram):
    """Takes the thousand predictions of one question at once, which one by one would hold up all other answers."""

    def observe_all(self, values: Sequence[float]) -> None:
        if len(values) <= _FEW:
            for value in values:
                self.observe(value)
            return
        self._raise_if_not_observable()  # type: ignore[no-untyped-call]
        self._sum.inc(sum(values))
        places = np.searchsorted(self._upper_bounds, values, side="left")
        for place, count in enumerate(np.bincount(places).tolist()):
            if count:
                self._buckets[place].inc(count)
