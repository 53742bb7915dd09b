from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.battle_predictor import ChartablePredictor
from app.domain.prediction.atlas import AtlasOrigin
from app.domain.prediction.intervals import IntervalTable
from tests.fakes.fake_battle_predictor import FakeBattlePredictor

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


class FakeChartablePredictor(FakeBattlePredictor, ChartablePredictor):
    @property
    def intervals(self) -> IntervalTable:
        return IntervalTable(doubts=(0.1, 0.5), half_widths=(0.02, 0.1))

    def origin(self, pokedex: Pokedex) -> AtlasOrigin:
        return AtlasOrigin(
            rules_version="fake-rules-1",
            model_version=self.version,
            model_checksum=f"checksum of {self.version}",
            feature_schema="fake-schema",
            pokedex=pokedex.fingerprint,
        )
