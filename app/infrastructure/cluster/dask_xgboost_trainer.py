from __future__ import annotations

from typing import TYPE_CHECKING

import distributed

from app.infrastructure.cluster.growing import grow
from app.infrastructure.cluster.lessons import Lessons
from app.infrastructure.cluster.rounds import told_of_rounds
from app.infrastructure.cluster.seeing import received, see
from app.infrastructure.learning.feature_batches import SHORT_RUN
from app.infrastructure.learning.xgboost_trainer import Progress, XGBoostTrainer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import xgboost as xgb

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact
    from app.infrastructure.cluster.dask_cluster import DaskCluster
    from app.infrastructure.learning.xgboost_learner import Boosting


class DaskXGBoostTrainer(XGBoostTrainer):
    """Lets the workers of a cluster see the duels and grow the trees, each on its share of them.

    How many workers there are decides the model too, though hardly what it says: each draws its own samples.
    """

    def __init__(
        self,
        *,
        cluster: DaskCluster,
        pokedex: PokedexRepository,
        doubt: float | None = SHORT_RUN,
        boosting: Boosting | None = None,
        silence_seconds: int = 300,
    ) -> None:
        """Let a worker wait so long for what another one has to say; those with more duels to see are later."""
        super().__init__(pokedex=pokedex, doubt=doubt, boosting=boosting)
        self._cluster = cluster
        self._silence_seconds = silence_seconds

    @property
    def parameters(self) -> Mapping[str, str]:
        return {**super().parameters, "workers": str(self._cluster.size)}

    def train(
        self,
        *,
        learn: LabelledDuels,
        calibrate: LabelledDuels,
        seed: int,
        on_progress: Callable[[float], None] | None = None,
    ) -> ModelArtefact:
        with self._cluster.connected():
            return super().train(learn=learn, calibrate=calibrate, seed=seed, on_progress=on_progress)

    def _grown(self, learn: LabelledDuels, seed: int, progress: Progress) -> xgb.Booster:
        client = distributed.Client.current()
        pokedex = client.submit(received, self._pokedex.get(), pure=False)
        lessons = Lessons(pokedex=pokedex, duels=learn, doubt=self._doubt, on_progress=progress.seen(len(learn)))
        with told_of_rounds(client, self._boosting.rounds, progress.round_done) as tell:
            booster = grow(client, lessons, self._boosting, seed=seed, tell=tell, silence_seconds=self._silence_seconds)
        # It answers as it will when it is served.
        booster.set_param({"nthread": 1})
        return booster

    def _seen(self, labelled: LabelledDuels, progress: Progress) -> DuelFeatures:
        client = distributed.Client.current()
        pokedex = client.submit(received, self._pokedex.get(), pure=False)
        return see(client, pokedex, labelled.duels, doubt=self._doubt, on_progress=progress.seen(len(labelled)))
