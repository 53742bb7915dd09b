from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.atlas_repository import AtlasMissingError, AtlasPendingError, AtlasPlan, UnusableAtlasError
from app.application.ports.battle_predictor import BattlePredictor, Encounters
from app.domain.battle.duels import Duels
from app.domain.prediction.atlas import NOT_LISTED, Atlas, AtlasIndex
from app.domain.prediction.untrained_strikes import work_out_strikes
from app.infrastructure.learning.forecasts import forecasts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from app.application.ports.atlas_repository import AtlasRepository
    from app.application.ports.battle_predictor import ChartablePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.combatant import Contender
    from app.domain.battle.duels import Combatants
    from app.domain.battle.engine.order import OrderedMatchups
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts


_FIRST: Final = np.zeros(1, dtype=np.int64)


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

    @property
    def has_atlas(self) -> bool:
        """Say whether default duels are looked up."""
        return self._fitting(self._pokedex.get()) is not None

    def open(self) -> Atlas:
        """Return the atlas of the Pokédex of today, opened unless it was.

        Raises:
            AtlasMissingError: it is not there yet.
            UnusableAtlasError: it is there, but damaged.
        """
        pokedex = self._pokedex.get()
        fitting = self._fitting(pokedex)
        if fitting is None:
            index = AtlasIndex.of(pokedex)
            fitting = Atlas(index=index, cells=self._atlases.load(AtlasPlan.of(self._model, index)))
            # Looked up once, it is compiled before somebody waits for it.
            forecasts_of(*fitting.look_up(_FIRST, _FIRST), self._model.intervals, width=None)
            self._atlas = fitting
        return fitting

    def look(self) -> None:
        """Open the atlas as soon as it is there; until then, see that it is being built.

        Raises:
            UnusableAtlasError: it is there, but damaged; it is built anew.
        """
        try:
            work_out_strikes(self.open().index)
        except UnusableAtlasError as unusable:
            self._build(AtlasPlan.of(self._model, AtlasIndex.of(self._pokedex.get())))
            if not isinstance(unusable, AtlasMissingError):
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
        found = atlas.index.find(duels.a), atlas.index.find(duels.b)
        return _answer(atlas, self._model, found, duels.take, pokedex, width=interval_width)

    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        return self._model.chances(duels)

    def knows_by_heart(self, contenders: Sequence[Contender], pokedex: Pokedex) -> bool:
        atlas = self._fitting(pokedex)
        return atlas is not None and all(atlas.index.lists(one) for one in contenders)

    def weigh(self, own: Contender, foe: Contender, pokedex: Pokedex) -> DuelForecasts:
        atlas = self._fitting(pokedex)
        if atlas is None or not (atlas.index.lists(own) and atlas.index.lists(foe)):
            return super().weigh(own, foe, pokedex)
        a, b = atlas.index.entries_of(own), atlas.index.entries_of(foe)
        chance, turns = atlas.look_up(a.repeat(len(b)), np.concatenate([b] * len(a)))
        return forecasts_of(chance, turns, self._model.intervals, width=None)

    def between(self, own: Combatants, foe: Combatants, pokedex: Pokedex) -> Encounters:
        atlas = self._fitting(pokedex)
        if atlas is None:
            return self._model.between(own, foe, pokedex)
        return AtlasEncounters(model=self._model, atlas=atlas, own=own, foe=foe, pokedex=pokedex)

    def _fitting(self, pokedex: Pokedex) -> Atlas | None:
        """Return the atlas, where it is that of this Pokédex."""
        atlas = self._atlas
        if atlas is None:
            return None
        own = atlas.index.pokedex
        return atlas if own is pokedex or own.fingerprint == pokedex.fingerprint else None


class AtlasEncounters(Encounters):
    """Looks once for each combatant whether the atlas lists it, however many duels it is asked about."""

    def __init__(
        self, *, model: ChartablePredictor, atlas: Atlas, own: Combatants, foe: Combatants, pokedex: Pokedex
    ) -> None:
        self._model, self._atlas, self._pokedex = model, atlas, pokedex
        self._own, self._foe = own, foe
        self._own_numbers, self._foe_numbers = atlas.index.find(own), atlas.index.find(foe)

    def forecast(self, own: NDArray[np.int64], foe: NDArray[np.int64]) -> DuelForecasts:
        def taken(rows: NDArray[np.int64]) -> Duels:
            return Duels(a=self._own.take(own[rows]), b=self._foe.take(foe[rows]))

        found = self._own_numbers[own], self._foe_numbers[foe]
        return _answer(self._atlas, self._model, found, taken, self._pokedex, width=None)


def _answer(
    atlas: Atlas,
    model: ChartablePredictor,
    found: tuple[NDArray[np.int64], NDArray[np.int64]],
    take: Callable[[NDArray[np.int64]], Duels],
    pokedex: Pokedex,
    *,
    width: float | None,
) -> DuelForecasts:
    """Answer n duels whose sides have these numbers; `take` gives those rows that the model is asked about."""
    a, b = found
    chance, turns = atlas.look_up(a, b)
    others = np.flatnonzero(np.minimum(a, b) == NOT_LISTED)
    if len(others):
        asked = model.predict(take(others), pokedex)
        chance[others], turns[others] = asked.win_probability, asked.turns
    return forecasts_of(chance, turns, model.intervals, width=width)
