"""What is looked at in a duel and its answer, in columns that a person can read.

Every column is the same whichever side comes first, because the answer is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.combatant import BEST_IVS, DEFAULT_FRIENDSHIP, DEFAULT_LEVEL, DEFAULT_NATURE, NO_AVS
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.monitoring.answered import AnsweredDuels
    from app.domain.pokedex.pokedex import Pokedex

    Columns = Mapping[str, NDArray[np.float64]]

QUESTION: Final = {
    "higher_level": "the higher of the two levels",
    "level_gap": "how far the levels are apart",
    "mean_iv": "the mean IV of both",
    "total_avs": "the AVs of both together",
    "av_gap": "how far the AVs are apart",
    "mean_friendship": "the mean friendship",
    "untrained_sides": "how many sides nobody has trained",
    "base_stats": "the base stats of both together",
    "base_stat_gap": "how far the base stats are apart",
    "higher_power": "the power of the stronger move",
    "lower_power": "the power of the weaker move",
    "physical_moves": "how many of the moves are physical",
    "better_effectiveness": "the better effectiveness",
    "worse_effectiveness": "the worse effectiveness",
}
ANSWER: Final = {
    "confidence": "the chance of the likelier winner",
    "interval_width": "the width of the interval",
}
IN_WORDS: Final = QUESTION | ANSWER
DIGITS: Final = 6
"""After the point. Many duels share a width to the last digit, and must still do so when they were written and read."""


def columns_of(pokedex: Pokedex, answered: AnsweredDuels) -> Columns:
    """Return (n,) of each column of `IN_WORDS`."""
    chance = answered.win_probability
    answers = {"confidence": np.maximum(chance, 1 - chance), "interval_width": answered.interval_width}
    found = _trained(pokedex, answered.duels) | _known(pokedex, answered.duels) | answers
    return {name: np.round(np.asarray(found[name], dtype=np.float64), DIGITS) for name in IN_WORDS}


def _trained(pokedex: Pokedex, duels: Duels) -> dict[str, NDArray[np.float64]]:
    """Return what trainers decide."""
    a, b = duels.a, duels.b
    avs = a.avs.sum(axis=1), b.avs.sum(axis=1)
    return {
        "higher_level": np.maximum(a.level, b.level),
        "level_gap": np.abs(a.level - b.level),
        "mean_iv": (a.ivs.mean(axis=1) + b.ivs.mean(axis=1)) / 2,
        "total_avs": avs[0] + avs[1],
        "av_gap": np.abs(avs[0] - avs[1]),
        "mean_friendship": (a.friendship + b.friendship) / 2,
        "untrained_sides": _is_untrained(pokedex, a) * 1.0 + _is_untrained(pokedex, b),
    }


def _known(pokedex: Pokedex, duels: Duels) -> dict[str, NDArray[np.float64]]:
    """Return what the Pokédex says of the Pokémon and their moves."""
    tables, a, b = tables_of(pokedex), duels.a, duels.b
    totals = tables.base_stats.sum(axis=1)
    base = totals[a.pokemon], totals[b.pokemon]
    power = tables.move_power[a.move], tables.move_power[b.move]
    effect = tables.effectiveness(a.move, b.pokemon), tables.effectiveness(b.move, a.pokemon)
    physical = tables.move_is_physical * 1.0
    return {
        "base_stats": base[0] + base[1],
        "base_stat_gap": np.abs(base[0] - base[1]),
        "higher_power": np.maximum(*power),
        "lower_power": np.minimum(*power),
        "physical_moves": physical[a.move] + physical[b.move],
        "better_effectiveness": np.maximum(*effect),
        "worse_effectiveness": np.minimum(*effect),
    }


def _is_untrained(pokedex: Pokedex, side: Combatants) -> NDArray[np.bool_]:
    is_usual = (side.level == DEFAULT_LEVEL) & (side.friendship == DEFAULT_FRIENDSHIP)
    has_usual_nature = side.nature == pokedex.nature_positions[DEFAULT_NATURE]
    has_usual_spread = (side.ivs == BEST_IVS).all(axis=1) & (side.avs == NO_AVS).all(axis=1)
    return np.asarray(is_usual & has_usual_nature & has_usual_spread)
