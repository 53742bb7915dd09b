"""The duels that were forecast worst, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.lineup import call_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.combatant import Combatant
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.moves import Move, MoveEffect
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.marks import Examined

_ALWAYS: Final = 100
_LUCK: Final = 2.0
"""Standard errors beyond which a run is called unlucky."""
_ARITHMETIC_IS_OFF: Final = 0.1
_LONG: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    a: str
    b: str
    forecast: float
    truth: float
    observed: float
    """In the battles of the reference engine."""
    explanation: str


def worst_rows(forecast: NDArray[np.float64], truth: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    return np.argsort(-np.abs(forecast - truth), kind="stable")[:count]


def misses(
    pokedex: Pokedex, duels: Duels, forecast: NDArray[np.float64], examined: Examined, seen: DuelFeatures
) -> tuple[Miss, ...]:
    """Describe n duels; `seen` is what the model was told of them."""
    observed, turns = examined.tallies.win_share, examined.tallies.mean_turns
    told = {name: seen.order.share_of_a(_column(seen, name)) for name in ("wins", "run_wins") if name in seen.names}
    errors = _column(seen, "run_error") if "run_error" in seen.names else np.zeros(len(duels))
    return tuple(
        Miss(
            a=in_words(pokedex, call_out(pokedex, duels.a, row)),
            b=in_words(pokedex, call_out(pokedex, duels.b, row)),
            forecast=float(forecast[row]),
            truth=float(examined.truth[row]),
            observed=float(observed[row]),
            explanation=" ".join(
                (
                    *_from_what_was_told(
                        {name: float(values[row]) for name, values in told.items()},
                        float(errors[row]),
                        float(examined.truth[row]),
                    ),
                    _length(float(turns[row])),
                    _in_play(pokedex, (int(duels.a.move[row]), int(duels.b.move[row]))),
                )
            ),
        )
        for row in range(len(duels))
    )


def in_words(pokedex: Pokedex, one: Combatant) -> str:
    pokemon = pokedex.pokemon[pokedex.pokemon_positions[one.pokemon]].names.english
    move = pokedex.moves[pokedex.move_positions[one.move]].names.english
    return f"{pokemon} (level {one.level}, {one.nature}) with {move}"


def _column(seen: DuelFeatures, name: str) -> NDArray[np.float64]:
    return np.asarray(seen.values[:, seen.names.index(name)], dtype=np.float64)


def _from_what_was_told(told: dict[str, float], error: float, truth: float) -> list[str]:
    found = []
    if "wins" in told:
        far = "far from the truth" if abs(told["wins"] - truth) > _ARITHMETIC_IS_OFF else "near the truth"
        found.append(f"The arithmetic of damage gives A {told['wins']:.0%}, {far}.")
    if "run_wins" in told and error:
        away = abs(told["run_wins"] - truth) / error
        luck = "an unlucky run" if away > _LUCK else "no unusual run"
        found.append(f"The short run gave A {told['run_wins']:.0%}, {away:.1f} standard errors off: {luck}.")
    return found


def _length(turns: float) -> str:
    return f"It lasts {turns:.0f} turns on average{', which leaves much to chance' if turns > _LONG else ''}."


def _in_play(pokedex: Pokedex, moves: tuple[int, int]) -> str:
    parts = [
        f"{move.names.english}: {', '.join(_effects(move))}"
        for move in (pokedex.moves[one] for one in dict.fromkeys(moves))
    ]
    return "In play: " + "; ".join(parts) + "."


def _effects(move: Move) -> list[str]:
    found = [_effect(effect) for effect in move.effects]
    if move.accuracy is not None and move.accuracy < _ALWAYS:
        found.append(f"hits {move.accuracy} % of the time")
    if move.max_hits > 1:
        found.append(f"{move.min_hits} to {move.max_hits} hits")
    return found or ["plain damage"]


def _effect(effect: MoveEffect) -> str:
    stat = f" of {effect.stat}" if effect.stat else ""
    return f"{effect.kind}{stat}" + (f" {effect.chance} %" if effect.chance < _ALWAYS else "")
