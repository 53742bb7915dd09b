from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.domain.errors import InvalidCombatantError, NoPlayableMoveError, UnplayableMoveError
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL, STATS

if TYPE_CHECKING:
    from collections.abc import Sequence

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
class TrainedPokemon:
    """One Pokémon as its trainer raised it.

    Pokémon and nature are slugs. IVs and AVs stand in the order of `STATS`.

    Raises:
        InvalidCombatantError: a number is outside what the game allows.
    """

    pokemon: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Combatant(TrainedPokemon):
    """One Pokémon as it fights a duel, with the one move that it repeats; the move is a slug."""

    move: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedMove:
    """A move, as a slug, that its Pokémon cannot fight a duel with."""

    move: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender(TrainedPokemon):
    """One Pokémon that has yet to choose the move that it repeats."""

    moves: tuple[str, ...]
    """Slugs of those that it can fight a duel with; never empty."""
    rejected: tuple[RejectedMove, ...] = ()
    """What was named and is not among them."""

    def playing(self, move: str) -> Combatant:
        return Combatant(**_facts(self), move=move)


def train(
    pokedex: Pokedex,
    *,
    pokemon: str,
    level: int = DEFAULT_LEVEL,
    nature: str = DEFAULT_NATURE,
    friendship: int = DEFAULT_FRIENDSHIP,
    ivs: Spread = BEST_IVS,
    avs: Spread = NO_AVS,
) -> TrainedPokemon:
    """Understand names as players write them.

    Raises:
        UnknownNameError: nothing is called that.
        InvalidCombatantError: a number is outside what the game allows.
    """
    return TrainedPokemon(
        pokemon=pokedex.pokemon_names.slug_of(pokemon),
        level=level,
        nature=pokedex.nature_names.slug_of(nature),
        friendship=friendship,
        ivs=ivs,
        avs=avs,
    )


def choose(pokedex: Pokedex, trained: TrainedPokemon, move: str, *, allow_unlearnable: bool = False) -> Combatant:
    """Let it fight with this move, by any of its names.

    Raises:
        UnknownNameError: no move is called that.
        UnplayableMoveError: the move does no damage, belongs to the partner's own command, or is not learnt.
    """
    played = pokedex.get_move(move)
    pokemon = pokedex.get_pokemon(trained.pokemon)
    reason = _objection(pokedex, pokemon, played, allow_unlearnable=allow_unlearnable)
    if reason is not None:
        raise UnplayableMoveError(pokemon.slug, played.slug, reason, _all_moves(pokedex, pokemon))
    return Combatant(**_facts(trained), move=played.slug)


def choose_among(
    pokedex: Pokedex, trained: TrainedPokemon, moves: Sequence[str], *, allow_unlearnable: bool = False
) -> Contender:
    """Let it choose among these moves, by any of their names; among all that it can fight with where none is given.

    Raises:
        UnknownNameError: no move is called that.
        NoPlayableMoveError: it can fight with none of them.
    """
    pokemon = pokedex.get_pokemon(trained.pokemon)
    wanted = [pokedex.get_move(name) for name in moves]
    objections = {one.slug: _objection(pokedex, pokemon, one, allow_unlearnable=allow_unlearnable) for one in wanted}
    rejected = [RejectedMove(move=move, reason=reason) for move, reason in objections.items() if reason is not None]
    usable = [move for move, reason in objections.items() if reason is None] if moves else _all_moves(pokedex, pokemon)
    if not usable:
        raise NoPlayableMoveError(pokemon.slug, rejected, _all_moves(pokedex, pokemon))
    return Contender(**_facts(trained), moves=tuple(usable), rejected=tuple(rejected))


def _all_moves(pokedex: Pokedex, pokemon: Pokemon) -> list[str]:
    return [one.slug for one in pokedex.damaging_moves(pokemon.slug)]


def _facts(trained: TrainedPokemon) -> dict[str, Any]:
    return {
        "pokemon": trained.pokemon,
        "level": trained.level,
        "nature": trained.nature,
        "friendship": trained.friendship,
        "ivs": trained.ivs,
        "avs": trained.avs,
    }


def _objection(pokedex: Pokedex, pokemon: Pokemon, move: Move, *, allow_unlearnable: bool) -> str | None:
    """Return why a duel cannot be fought with this move; None where it can."""
    if not move.is_damaging:
        return "it is a status move, and a duel needs a move that damages"
    if not move.playable:
        return "only the partner's own battle command plays it"
    if not allow_unlearnable and not pokedex.can_learn(pokemon.slug, move.slug):
        return f"{pokemon.names.english} does not learn it in Let's Go"
    return None


def _require_all(field: str, spread: Spread, highest: int) -> None:
    if len(spread) != len(STATS):
        raise InvalidCombatantError(field, len(spread), "one number for each statistic")
    if min(spread) < 0 or max(spread) > highest:
        for stat, value in zip(STATS, spread, strict=True):
            _require(f"{field}.{stat}", value, 0, highest)


def _require(field: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise InvalidCombatantError(field, value, f"{lowest} to {highest}")
