from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.battle_simulator import SimulationError
from app.infrastructure.simulation.showdown_wire import as_wire

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Duels to be played so often each; its parts are called by their rows."""

    pokedex: Pokedex
    duels: Duels
    seeds: NDArray[np.uint64]  # (n, 2)
    battles: int
    abandoned: Event = field(default_factory=Event)

    def request(self, rows: range) -> dict[str, object]:
        some = slice(rows.start, rows.stop)
        sides = (as_wire(self.pokedex, side.take(some)) for side in (self.duels.a, self.duels.b))
        duels = zip(*sides, self.seeds[some].tolist(), strict=True)
        return {
            "op": "battles",
            "battles": self.battles,
            "duels": [{"a": a, "b": b, "seed": seed} for a, b, seed in duels],
        }

    def checked(self, results: object, rows: range) -> NDArray[np.int64]:
        """Return the (rows, 4) battles won by A, by B, tied, and turns; raise ValueError or TypeError on nonsense."""
        sums = np.array(results, dtype=np.int64)
        if sums.shape != (len(rows), 4) or (sums < 0).any() or (sums[:, :3].sum(axis=1) != self.battles).any():
            raise ValueError(results)
        return sums

    def failure(self, row: int, reason: str) -> SimulationError:
        return SimulationError(f"{self._called(self.duels.a, row)} v. {self._called(self.duels.b, row)}", reason)

    def _called(self, side: Combatants, row: int) -> str:
        return f"{self.pokedex.pokemon[side.pokemon[row]].slug} {self.pokedex.moves[side.move[row]].slug}"


def seeds(seed: int, count: int) -> NDArray[np.uint64]:
    """Return (n, 2) halves of 64 random bits; those of a duel depend on the seed and on its place, nothing else."""
    words = np.random.Philox(seed).random_raw(count)
    return np.stack([words >> np.uint64(32), words & np.uint64(0xFFFFFFFF)], axis=1)
