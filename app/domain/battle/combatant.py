from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.errors import InvalidCombatantError, UnplayableMoveError
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL, STATS

if TYPE_CHECKING:
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

Spread = tuple[int, int, int, int, int, int]

DEFAULT_LEVEL: Final = 50
DEFAULT_NATURE: Final = "hardy"
DEFAULT_FRIENDSHIP: Final = 70
BEST_IVS: Final = (MAX_IV,) * 6
NO_AVS: Final = (0,) * 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Combatant:
    """One Pokémon as it enters a duel, with the one move that it repeats.

    Pokémon, move and nature are slugs. IVs and AVs stand in the order of `STATS`.

    Raises:
        InvalidCombatantError: a number is outside what the game allows.
    """

    pokemon: str
    move: str
    level: int = DEFAULT_LEVEL
    nature: str = DEFAULT_NATURE
    friendship: int = DEFAULT_FRIENDSHIP
    ivs: Spread = BEST_IVS
    avs: Spread = NO_AVS

    def __post_init__(self) -> None:
        _require("level", self.level, 1, MAX_LEVEL)
        _require("friendship", self.friendship, 0, MAX_FRIENDSHIP)
        _require_all("ivs", self.ivs, MAX_IV)
        _require_all("avs", self.avs, MAX_AV)


def choose(
    pokedex: Pokedex,
    *,
    pokemon: str,
    move: str,
    nature: str = DEFAULT_NATURE,
    level: int = DEFAULT_LEVEL,
    friendship: int = DEFAULT_FRIENDSHIP,
    ivs: Spread = BEST_IVS,
    avs: Spread = NO_AVS,
    allow_unlearnable: bool = False,
) -> Combatant:
    """Make a combatant of names as players write them.

    Raises:
        UnknownNameError: nothing is called that.
        UnplayableMoveError: the move does no damage, belongs to the partner's own command, or is not learnt.
        InvalidCombatantError: a number is outside what the game allows.
    """
    chosen = pokedex.get_pokemon(pokemon)
    played = pokedex.get_move(move)
    refuse_unplayable(pokedex, chosen, played, allow_unlearnable=allow_unlearnable)
    return Combatant(
        pokemon=chosen.slug,
        move=played.slug,
        level=level,
        nature=pokedex.nature_names.slug_of(nature),
        friendship=friendship,
        ivs=ivs,
        avs=avs,
    )


def refuse_unplayable(pokedex: Pokedex, pokemon: Pokemon, move: Move, *, allow_unlearnable: bool) -> None:
    """Raise `UnplayableMoveError` where a duel cannot be fought with this move."""
    if not move.is_damaging:
        reason = "it is a status move, and a duel needs a move that damages"
    elif not move.playable:
        reason = "only the partner's own battle command plays it"
    elif not allow_unlearnable and not pokedex.can_learn(pokemon.slug, move.slug):
        reason = f"{pokemon.names.english} does not learn it in Let's Go"
    else:
        return
    alternatives = [one.slug for one in pokedex.damaging_moves(pokemon.slug)]
    raise UnplayableMoveError(pokemon.slug, move.slug, reason, alternatives)


def _require_all(field: str, spread: Spread, highest: int) -> None:
    if len(spread) != len(STATS):
        raise InvalidCombatantError(field, len(spread), "one number for each statistic")
    if min(spread) < 0 or max(spread) > highest:
        for stat, value in zip(STATS, spread, strict=True):
            _require(f"{field}.{stat}", value, 0, highest)


def _require(field: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise InvalidCombatantError(field, value, f"{lowest} to {highest}")
