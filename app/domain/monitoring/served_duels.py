"""The duels that were asked about, as the engines play them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.lineup import line_up_duels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.combatant import Combatant
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.prediction import Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedDuels:
    """n answers to questions about m different duels."""

    predictions: tuple[Prediction, ...]
    """The n answers."""
    duels: Duels
    """The m duels, each once."""
    rows: NDArray[np.int64]  # (n,) which of the m an answer is about
    groups: NDArray[np.int64]  # (n,) a number for each duel, whichever side comes first

    def __len__(self) -> int:
        return len(self.predictions)

    @property
    def forecast(self) -> NDArray[np.float64]:
        """Return (n,) the chances of A that were served."""
        return np.array([one.win_probability for one in self.predictions], dtype=np.float64)


def can_be_played(pokedex: Pokedex, prediction: Prediction) -> bool:
    """Say whether today's Pokédex has all that the duel names; an import may have taken some of it away."""
    return all(_is_known(pokedex, one) for one in (prediction.a, prediction.b))


def told_of_left_out(count: int) -> tuple[str, ...]:
    """Return the remark that so many answers could not be played, which is none where all could."""
    return (f"{count:,} answers name what today's Pokédex does not hold, and are left out.",) if count else ()


def served_duels(pokedex: Pokedex, predictions: Sequence[Prediction]) -> ServedDuels:
    """Gather what can be played, which the caller has seen to."""
    pairs: dict[tuple[Combatant, Combatant], int] = {}
    same: dict[frozenset[Combatant], int] = {}
    rows = [pairs.setdefault((one.a, one.b), len(pairs)) for one in predictions]
    groups = [same.setdefault(frozenset((one.a, one.b)), len(same)) for one in predictions]
    return ServedDuels(
        predictions=tuple(predictions),
        duels=line_up_duels(pokedex, list(pairs)),
        rows=np.array(rows, dtype=np.int64),
        groups=np.array(groups, dtype=np.int64),
    )


def drawn_from(pokedex: Pokedex, served: ServedDuels, count: int, *, seed: int) -> ServedDuels:
    """Draw so many of the answers at random, or all where there are no more."""
    rows = np.random.default_rng(seed).choice(len(served), size=min(count, len(served)), replace=False)
    return served_duels(pokedex, [served.predictions[row] for row in np.sort(rows).tolist()])


def _is_known(pokedex: Pokedex, one: Combatant) -> bool:
    if one.pokemon not in pokedex.pokemon_positions or one.nature not in pokedex.nature_positions:
        return False
    at = pokedex.move_positions.get(one.move)
    return at is not None and pokedex.moves[at].is_damaging and pokedex.moves[at].playable
