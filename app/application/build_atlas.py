from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.atlas_repository import PART_SIZE, AtlasPlan, UnusableAtlasError
from app.domain.prediction.atlas import AtlasIndex, to_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from app.application.ports.atlas_repository import AtlasRepository
    from app.application.ports.battle_predictor import ChartablePredictor
    from app.application.ports.pokedex_repository import PokedexRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildAtlas:
    """Ask the model about every duel of untrained Pokémon; an interrupted build goes on where it stopped."""

    pokedex: PokedexRepository
    predictor: Callable[[], ChartablePredictor]
    atlases: AtlasRepository
    part_size: int = PART_SIZE

    def plan(self) -> AtlasPlan:
        """Return what is to be built for the model in production and the Pokédex of today."""
        return AtlasPlan.of(self.predictor(), AtlasIndex.of(self.pokedex.get()), part_size=self.part_size)

    def __call__(self, *, plan: AtlasPlan, on_progress: Callable[[int], None] | None = None) -> None:
        """Build it, unless it is there; `on_progress` is told how many duels are done.

        Raises:
            AtlasBusyError: another process is building.
        """
        with self.atlases.alone():
            if not self._is_there(plan):
                self._build(plan, on_progress)
            elif on_progress:
                on_progress(plan.duels)

    def _is_there(self, plan: AtlasPlan) -> bool:
        try:
            self.atlases.load(plan)
        except UnusableAtlasError:
            return False
        return True

    def _build(self, plan: AtlasPlan, on_progress: Callable[[int], None] | None) -> None:
        index = AtlasIndex.of(self.pokedex.get())
        for number in range(plan.parts):
            if not self.atlases.has_part(plan, number):
                self.atlases.keep_part(plan, number, self._cells(index, plan.part(number)))
            if on_progress:
                on_progress(plan.part(number).stop)
        self.atlases.seal(plan)

    def _cells(self, index: AtlasIndex, places: range) -> NDArray[np.uint32]:
        forecasts = self.predictor().predict(index.duels(places.start, places.stop), index.pokedex)
        return to_cells(forecasts.win_probability, forecasts.turns)
