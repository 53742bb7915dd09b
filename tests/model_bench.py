"""A registry with a history, on fakes or on what the test gives."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.model_places import ModelPlaces
from app.application.promote_model import PromoteModel
from app.application.roll_back_model import RollBackModel
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.promotion import Place
from tests.fakes.fake_judge import FakeJudge
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_promotion_log import FakePromotionLog
from tests.registered_models import registered

if TYPE_CHECKING:
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.promotion_log import PromotionLog
    from app.domain.registry.promotion import Promotion


def artefact(seed: int) -> ModelArtefact:
    """Return what the fake trainer would make."""
    return ModelArtefact(files={"fake.json": json.dumps({"wins": 1, "turns": 2, "seed": seed}).encode()})


@dataclass(kw_only=True)
class ModelBench:
    registry: ModelRegistry = field(default_factory=FakeModelRegistry)
    log: PromotionLog = field(default_factory=FakePromotionLog)
    judge: FakeJudge = field(default_factory=FakeJudge)
    now: datetime | None = None
    """The time for whoever settles; the real one, where there is none."""

    def register(self, count: int) -> None:
        for seed in range(1, count + 1):
            registered(self.registry, f"run-{seed}", artefact(seed))

    @property
    def places(self) -> ModelPlaces:
        return ModelPlaces(registry=self.registry, log=self.log, now=lambda: self.now or datetime.now(UTC))

    @property
    def promote(self) -> PromoteModel:
        return PromoteModel(registry=self.registry, judge=self.judge, places=self.places)

    @property
    def roll_back(self) -> RollBackModel:
        return RollBackModel(
            registry=self.registry, predictor_of=FakeModelTrainer().predictor, places=self.places, log=self.log
        )

    def bring(self, *versions: str) -> list[Promotion]:
        """Bring each into production, by way of staging."""
        return [[self.promote(version, place, by="a test").promotion for place in Place][-1] for version in versions]
