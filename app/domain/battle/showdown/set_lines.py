from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.battle.combatant import TrainedPokemon
from app.domain.battle.showdown.spreads import read_number, read_spread
from app.domain.errors import InvalidCombatantError
from app.domain.pokedex.stats import MAX_IV

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex

Facts = dict[str, Any]
"""Arguments of a `ShowdownSet`."""

_NATURE: Final = " nature"
_IGNORED: Final = frozenset(
    {"ability", "trait", "tera type", "dynamax level", "gigantamax", "pokeball", "ball", "hidden power"}
)
_KNOWN: Final = "Level, Happiness, Shiny, EVs, AVs, IVs, '... Nature', '- ...' for a move, Ability and the like"


def read_line(text: str, facts: Facts, said: set[str], pokedex: Pokedex) -> Facts:
    """Return what a line, but one of a move, adds to the facts of its set; `said` grows by it.

    Raises:
        InvalidCombatantError: it says nothing that is known, what has been said, or what the game does not allow.
        UnknownNameError: no nature is called that.
    """
    key, colon, value = (part.strip() for part in text.partition(":"))
    if not colon and text.casefold().endswith(_NATURE):
        key, value = "nature", text[: -len(_NATURE)].strip()
    if key.casefold() in _IGNORED and colon:
        return {"ignored": (*facts["ignored"], text)}
    reader = _READERS.get(key.casefold())
    if reader is None:
        raise InvalidCombatantError(
            "the line", repr(text[:64]), f"one of {_KNOWN}; the next Pokémon follows a blank line"
        )
    found = reader(value, pokedex)
    twice = said & found.keys()
    if twice:
        raise InvalidCombatantError(" and ".join(twice), "said again", "said once")
    said.update(found)
    if "shiny" not in found:
        TrainedPokemon(pokemon=facts["pokemon"], **found)
    return found


def _read_shiny(text: str, _: Pokedex) -> Facts:
    if text.casefold() not in {"yes", "no"}:
        raise InvalidCombatantError("shiny", repr(text[:64]), "Yes or No")
    return {"shiny": text.casefold() == "yes"}


def _read_friendship(text: str, _: Pokedex) -> Facts:
    return {"friendship": read_number("friendship", text)}


def _read_avs(text: str, _: Pokedex) -> Facts:
    return {"avs": read_spread("avs", text, unsaid=0)}


_READERS: Final[dict[str, Callable[[str, Pokedex], Facts]]] = {
    "level": lambda text, _: {"level": read_number("level", text)},
    "happiness": _read_friendship,
    "friendship": _read_friendship,
    "shiny": _read_shiny,
    "nature": lambda text, pokedex: {"nature": pokedex.nature_names.slug_of(text)},
    "ivs": lambda text, _: {"ivs": read_spread("ivs", text, unsaid=MAX_IV)},
    "evs": _read_avs,
    "avs": _read_avs,
}
