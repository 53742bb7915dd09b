from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.dataset_part import part_of
from app.application.ports.part_player import PartPlayer
from tests.fakes.fake_battle_simulator import FakeBattleSimulator

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.application.ports.duel_dataset import DatasetPlan
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels


class FakePartPlayer(PartPlayer):
    """Plays the last part first; `failure`, once set, is raised in place of the second."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.closed = False

    def play(
        self, plan: DatasetPlan, numbers: Sequence[int], pokedex: Pokedex
    ) -> Generator[tuple[int, LabelledDuels], None, None]:
        try:
            for number in reversed(numbers):
                yield number, part_of(plan, number, pokedex, FakeBattleSimulator(pokedex))
                if self.failure:
                    raise self.failure
        finally:
            self.closed = True
