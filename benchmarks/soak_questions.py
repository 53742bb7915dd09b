"""What the clients of `benchmarks.soak` ask."""

from __future__ import annotations

import json
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from benchmarks.connections import request_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.pokedex import Pokedex

SPREAD_OUT: Final = 0.3
"""The share of contenders that are not of level 50."""


class Questions:
    """What one client asks."""

    def __init__(self, pokedex: Pokedex, seed: int) -> None:
        self._pokedex = pokedex
        self._dice = np.random.default_rng(seed)
        self._fighters = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def __iter__(self) -> Iterator[bytes]:
        duel, best = self.duel, self.best_move
        everything = (duel, best, duel, self.entry, best, self.damage, duel, self.teams, self.counters, self.five_duels)
        # Each client begins somewhere else, or all would ask the same at the same time.
        start = int(self._dice.integers(len(everything)))
        return (question() for question in cycle(everything[start:] + everything[:start]))

    def entry(self) -> bytes:
        return request_bytes("GET", f"/v1/pokemon/{self._dice.choice(self._fighters)}")

    def duel(self) -> bytes:
        return _post("predictions/duel", self._pair())

    def five_duels(self) -> bytes:
        return _post("predictions/duels", {"duels": [self._pair() for _ in range(5)]})

    def best_move(self) -> bytes:
        return _post("predictions/best-move", {"a": self._contender(), "b": self._contender()})

    def counters(self) -> bytes:
        return _post("predictions/counters", {"opponent": {"pokemon": self._pokemon()}, "limit": 5})

    def teams(self) -> bytes:
        return _post(
            "predictions/team-matchup", {"a": [self._contender()], "b": [self._contender(), self._contender()]}
        )

    def damage(self) -> bytes:
        return _post("damage", {"attacker": self._combatant(), "defender": self._contender()})

    def _pair(self) -> dict[str, Any]:
        return {"a": self._combatant(), "b": self._combatant()}

    def _combatant(self) -> dict[str, Any]:
        pokemon = self._pokemon()
        moves = [one.slug for one in self._pokedex.damaging_moves(pokemon)]
        return {"pokemon": pokemon, "move": str(self._dice.choice(moves))}

    def _contender(self) -> dict[str, Any]:
        level = {"level": int(self._dice.integers(40, 61))} if self._dice.random() < SPREAD_OUT else {}
        return {"pokemon": self._pokemon(), **level}

    def _pokemon(self) -> str:
        return str(self._dice.choice(self._fighters))


def _post(route: str, question: dict[str, Any]) -> bytes:
    return request_bytes("POST", f"/v1/{route}", body=json.dumps(question).encode())
