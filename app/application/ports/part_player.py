from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.application.ports.duel_dataset import DatasetPlan
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels


class PartPlayer(Protocol):
    """Plays the parts of a dataset on other machines."""

    @abstractmethod
    def play(
        self, plan: DatasetPlan, numbers: Sequence[int], pokedex: Pokedex
    ) -> Generator[tuple[int, LabelledDuels], None, None]:
        """Give each of these parts with its number as soon as it is played, in any order; each is what `part_of` makes.

        Whoever stops early closes it, which ends the work.

        Raises:
            ClusterUnavailableError: nobody can be asked.
            OtherCodeError: one who was asked would come to other results.
            LostWorkersError: a part was given up.
            SimulatorUnavailableError: nothing can be played there.
            SimulationError: one duel could not be played; it is named.
        """
