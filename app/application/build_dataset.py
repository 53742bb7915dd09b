from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.dataset_part import part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetManifest, DatasetPlan, DuelDataset
    from app.application.ports.part_player import PartPlayer
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildDataset:
    """Draw duels and let the engine play them; an interrupted build goes on where it stopped."""

    pokedex: Pokedex
    simulator: BattleSimulator
    dataset: DuelDataset
    cluster: PartPlayer | None = None
    """Plays the parts in place of `simulator`."""

    def __call__(self, *, plan: DatasetPlan, on_progress: Callable[[int], None] | None = None) -> DatasetManifest:
        """Return the manifest of the finished dataset; `on_progress` is told how many duels are done."""
        missing = [number for number in range(plan.parts) if not self.dataset.has_part(plan, number)]
        done = plan.duels - sum(plan.size_of(number) for number in missing)
        if done and on_progress:
            on_progress(done)
        with closing(self._played(plan, missing)) as parts:
            for number, part in parts:
                self.dataset.keep_part(plan, number, part, self.pokedex)
                done += len(part)
                if on_progress:
                    on_progress(done)
        return self.dataset.seal(plan, self.pokedex)

    def _played(self, plan: DatasetPlan, numbers: Sequence[int]) -> Generator[tuple[int, LabelledDuels], None, None]:
        if self.cluster:
            return self.cluster.play(plan, numbers, self.pokedex)
        return ((number, part_of(plan, number, self.pokedex, self.simulator)) for number in numbers)
