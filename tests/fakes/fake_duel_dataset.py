from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.application.ports.duel_dataset import DatasetManifest, DuelDataset, UnusableDatasetError
from app.domain.battle.lineup import call_out, line_up_duels
from app.domain.battle.outcome import Tallies
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.splits import folds

if TYPE_CHECKING:
    from app.application.ports.duel_dataset import DatasetPlan
    from app.domain.battle.combatant import Combatant
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex


class _Row(NamedTuple):
    a: Combatant
    b: Combatant
    tally: tuple[int, int, int, int]
    kind: str


class FakeDuelDataset(DuelDataset):
    """Keeps parts and the dataset in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: list[int] = []
        """The numbers of the parts, in the order in which they were kept."""
        self._parts: dict[tuple[DatasetPlan, int], list[_Row]] = {}
        self._rows: list[_Row] = []
        self._manifest: DatasetManifest | None = None

    def has_part(self, plan: DatasetPlan, number: int) -> bool:
        self._fail()
        return (plan, number) in self._parts

    def keep_part(self, plan: DatasetPlan, number: int, part: LabelledDuels, pokedex: Pokedex) -> None:
        self._fail()
        self.kept.append(number)
        self._parts[plan, number] = [_row(pokedex, part, row) for row in range(len(part))]

    def seal(self, plan: DatasetPlan, pokedex: Pokedex) -> DatasetManifest:
        self._fail()
        self._rows = [row for number in range(plan.parts) for row in self._parts.pop((plan, number))]
        labelled = _labelled(pokedex, self._rows)
        self._manifest = DatasetManifest(
            plan=plan,
            duels_by_kind=Counter(labelled.kind.tolist()),
            duels_by_fold=Counter(folds(pokedex, labelled.duels).tolist()),
            battles=int(labelled.tallies.battles.sum()),
            checksum=hashlib.sha256(repr(self._rows).encode()).hexdigest(),
        )
        return self._manifest

    def manifest(self) -> DatasetManifest:
        self._fail()
        if self._manifest is None:
            raise UnusableDatasetError("fake", "it is missing")
        return self._manifest

    def load(self, pokedex: Pokedex) -> LabelledDuels:
        self.manifest()
        try:
            return _labelled(pokedex, self._rows)
        except KeyError as error:
            raise UnusableDatasetError("fake", f"the Pokédex does not have {error}") from error

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


def _row(pokedex: Pokedex, part: LabelledDuels, row: int) -> _Row:
    tallies = part.tallies
    return _Row(
        a=call_out(pokedex, part.duels.a, row),
        b=call_out(pokedex, part.duels.b, row),
        tally=(int(tallies.a_wins[row]), int(tallies.b_wins[row]), int(tallies.ties[row]), int(tallies.turns[row])),
        kind=str(part.kind[row]),
    )


def _labelled(pokedex: Pokedex, rows: list[_Row]) -> LabelledDuels:
    a_wins, b_wins, ties, turns = np.array([row.tally for row in rows], dtype=np.int64).T
    return LabelledDuels(
        duels=line_up_duels(pokedex, [(row.a, row.b) for row in rows]),
        tallies=Tallies(a_wins=a_wins, b_wins=b_wins, ties=ties, turns=turns),
        kind=np.array([row.kind for row in rows], dtype=np.str_),
    )
