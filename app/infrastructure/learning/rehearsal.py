"""What a model must show before it answers anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.model_registry import DamagedModelError
from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels

if TYPE_CHECKING:
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


def rehearse(predictor: BattlePredictor, pokedex: Pokedex) -> None:
    """Let it forecast one real duel both ways, which also makes whatever is made with the first answer.

    Raises:
        DamagedModelError: it fails, or what it says is no chance.
    """
    try:
        chance = predictor.predict(_one_duel(pokedex), pokedex).win_probability
    except Exception as failure:
        raise DamagedModelError(predictor.version, "it fails on a duel") from failure
    if not ((chance >= 0) & (chance <= 1)).all():
        raise DamagedModelError(predictor.version, f"its chance of winning a duel is {chance[0]}")


def _one_duel(pokedex: Pokedex) -> Duels:
    """Return the duel of the first and the last Pokémon that can fight, both ways."""
    fighters = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]
    a, b = (Combatant(pokemon=slug, move=pokedex.damaging_moves(slug)[0].slug) for slug in (fighters[0], fighters[-1]))
    return line_up_duels(pokedex, [(a, b), (b, a)])
