from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.infrastructure.simulation.engine_process import EngineProcess
from app.infrastructure.simulation.showdown_wire import as_wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from app.domain.battle.conditions import Conditions
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex

_ROLLS: Final = 16
_BATCH: Final = 500


class ShowdownOracle:
    """Asks the engine of Pokémon Showdown for the numbers that our own arithmetic must equal."""

    def __init__(self, *, pokedex: Pokedex, engine_folder: Path, timeout_seconds: float = 60) -> None:
        self._pokedex = pokedex
        self._timeout_seconds = timeout_seconds
        self._engine = EngineProcess(engine_folder)

    def stats(self, combatants: Combatants) -> NDArray[np.int64]:
        """Return the (n, 6) actual statistics."""
        return np.array(self._ask("stats", "combatants", as_wire(self._pokedex, combatants)), dtype=np.int64)

    def damage(
        self,
        attackers: Combatants,
        defenders: Combatants,
        critical: NDArray[np.bool_],
        conditions: Conditions,
    ) -> NDArray[np.int64]:
        """Return the (n, 16) damages in points of HP, weakest roll first; all 0 where the move does nothing."""
        attacks = [
            {"attacker": a, "defender": b, **situation}
            for a, b, situation in zip(
                as_wire(self._pokedex, attackers),
                as_wire(self._pokedex, defenders),
                _situations(critical, conditions),
                strict=True,
            )
        ]
        rolls = np.array([one or [0] * _ROLLS for one in self._ask("damage", "attacks", attacks)], dtype=np.int64)
        # Damage beyond 65,535 points begins at 0 again, so the highest roll may be the weakest.
        return np.sort(rolls, axis=1)

    def close(self) -> None:
        self._engine.close()

    def _ask(self, operation: str, name: str, items: list[dict[str, object]]) -> list[Any]:
        results: list[Any] = []
        for start in range(0, len(items), _BATCH):
            request = {"op": operation, name: items[start : start + _BATCH]}
            answer = self._engine.ask(request, timeout_seconds=self._timeout_seconds)
            if "error" in answer:
                raise ValueError(f"{answer['error']}: {items[start + answer.get('duel', 0)]}")
            results += answer["results"]
        return results


def _situations(critical: NDArray[np.bool_], conditions: Conditions) -> Iterator[dict[str, object]]:
    for is_critical, attack_stage, defence_stage, burned, screen in zip(
        critical.tolist(),
        conditions.attack_stage.tolist(),
        conditions.defence_stage.tolist(),
        conditions.burned.tolist(),
        conditions.screened.tolist(),
        strict=True,
    ):
        yield {
            "critical": is_critical,
            "attack_stage": attack_stage,
            "defence_stage": defence_stage,
            "burned": burned,
            "screen": screen,
        }
