from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.feature_reader import FeatureReader
from app.domain.battle.engine.order import SideOrder
from app.domain.prediction.features import DuelFeatures, feature_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.duels import Duels


class FakeFeatureReader(FeatureReader):
    """Has every feature by name, but all say the same: how far the leader's level is above its foe's."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float | None]] = []
        """How many duels each call was about, and with what doubt."""

    def read(
        self, duels: Duels, *, doubt: float | None, on_progress: Callable[[int], None] | None = None
    ) -> DuelFeatures:
        self.asked.append((len(duels), doubt))
        names = feature_names(doubt)
        ahead = duels.a.level - duels.b.level
        swapped, lead = ahead < 0, np.abs(ahead) / 10
        if on_progress:
            on_progress(len(duels))
        chance = 1 / (1 + np.exp(-lead))
        return DuelFeatures(
            names=names,
            values=np.repeat(chance[:, None], len(names), axis=1).astype(np.float32),
            margin=lead.astype(np.float32),
            turns=np.ones(len(duels)),
            order=SideOrder(swapped=swapped, mirror=ahead == 0),
        )
