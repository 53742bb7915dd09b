from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.atlas_repository import AtlasMissingError, AtlasPendingError, AtlasPlan, UnusableAtlasError
from app.application.ports.battle_predictor import BattlePredictor
from app.domain.prediction.atlas import NOT_LISTED, Atlas, AtlasIndex
from app.infrastructure.learning.forecasts import forecasts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.atlas_repository import AtlasRepository
    from app.application.ports.battle_predictor import ChartablePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts


class AtlasPredictor(BattlePredictor):
    """Looks up duels of untrained Pokémon, once their atlas is there; the model answers all others, in one batch."""

    def __init__(
        self,
        *,
        model: ChartablePredictor,
        pokedex: PokedexRepository,
        atlases: AtlasRepository,
        build: Callable[[AtlasPlan], None],
    ) -> None:
        """`build` begins to build what is missing, and does not wait for it."""
        self._model = model
        self._pokedex = pokedex
        self._atlases = atlases
        self._build = build
        self._atlas: Atlas | None = None

    @property
    def version(self) -> str:
        return self._model.version

    def look(self) -> None:
        """Open the atlas of the Pokédex of today as soon as it is there; until then, see that it is being built.

        Raises:
            UnusableAtlasError: it is there, but damaged; it is built anew.
        """
        pokedex = self._pokedex.get()
        if self._fitting(pokedex) is not None:
            return
        index = AtlasIndex.of(pokedex)
        plan = AtlasPlan.of(self._model, index)
        try:
            self._atlas = Atlas(index=index, cells=self._atlases.load(plan))
        except AtlasMissingError:
            self._build(plan)
        except UnusableAtlasError:
            self._build(plan)
            raise

    def state(self) -> str:
        """Say what is there.

        Raises:
            AtlasPendingError: there is nothing yet.
        """
        pokedex = self._pokedex.get()
        atlas = self._fitting(pokedex)
        if atlas is not None:
            return f"{atlas.index.duel_count:,} duels"
        plan = AtlasPlan.of(self._model, AtlasIndex.of(pokedex))
        raise AtlasPendingError(self._atlases.share_built(plan) if self._atlases.is_busy() else None)

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        atlas = self._fitting(pokedex)
        if atlas is None:
            return self._model.predict(duels, pokedex, interval_width=interval_width)
        a, b = atlas.index.find(duels.a), atlas.index.find(duels.b)
        chance, turns = atlas.look_up(a, b)
        others = np.flatnonzero((a == NOT_LISTED) | (b == NOT_LISTED))
        if len(others):
            asked = self._model.predict(duels.take(others), pokedex)
            chance[others], turns[others] = asked.win_probability, asked.turns
        return forecasts_of(chance, turns, self._model.intervals, width=interval_width)

    def _fitting(self, pokedex: Pokedex) -> Atlas | None:
        """Return the atlas, where it is that of this Pokédex."""
        atlas = self._atlas
        if atlas is None:
            return None
        own = atlas.index.pokedex
        return atlas if own is pokedex or own.fingerprint == pokedex.fingerprint else None
