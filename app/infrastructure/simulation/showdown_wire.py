from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex


def as_wire(pokedex: Pokedex, combatants: Combatants) -> list[dict[str, object]]:
    """Return each combatant as the Node program reads it."""
    return [
        {
            "pokemon": pokedex.pokemon[pokemon].showdown_id,
            "move": pokedex.moves[move].showdown_id,
            "level": level,
            "nature": pokedex.natures[nature].slug,
            "friendship": friendship,
            "ivs": ivs,
            "avs": avs,
        }
        for pokemon, move, level, nature, friendship, ivs, avs in zip(
            combatants.pokemon.tolist(),
            combatants.move.tolist(),
            combatants.level.tolist(),
            combatants.nature.tolist(),
            combatants.friendship.tolist(),
            combatants.ivs.tolist(),
            combatants.avs.tolist(),
            strict=True,
        )
    ]
