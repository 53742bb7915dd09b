"""Reads sets as Pokémon Showdown's teambuilder exports them.

A text leaves out what is Showdown's own default, so a set without a level is of level 100 here. IVs that it does not
say are 31, AVs 0, the nature neutral, and friendship 70, as Showdown has it in Let's Go. AVs stand under `EVs`, as
Showdown writes them, or under `AVs`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from app.domain.battle.combatant import TrainedPokemon
from app.domain.battle.showdown.mega_stones import evolved_by
from app.domain.battle.showdown.set_text import Line, blocks_of
from app.domain.battle.showdown.showdown_set import (
    ITEM_SIGN,
    MOST_MOVES,
    MOST_SETS,
    SHOWDOWN_FRIENDSHIP,
    SHOWDOWN_LEVEL,
    Gender,
    ShowdownSet,
)
from app.domain.battle.showdown.spreads import read_number, read_spread
from app.domain.errors import InvalidCombatantError, PredictionDexError, UnknownNameError, UnreadableSetError
from app.domain.pokedex.stats import MAX_IV

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.pokedex.pokedex import Pokedex

Facts = dict[str, Any]

_GENDERS: Final = {" (M)": Gender.MALE, " (F)": Gender.FEMALE, " (N)": None}
_NATURE: Final = " nature"
_MOVE_SIGNS: Final = ("-", "~")
_IGNORED: Final = frozenset(
    {"ability", "trait", "tera type", "dynamax level", "gigantamax", "pokeball", "ball", "hidden power"}
)
_KNOWN: Final = "Level, Happiness, Shiny, EVs, AVs, IVs, '... Nature', '- ...' for a move, Ability and the like"


def read_sets(text: str, pokedex: Pokedex) -> tuple[ShowdownSet, ...]:
    """Return every set of the text, at least one.

    Raises:
        UnreadableSetError: a line says what cannot be understood, or there is no set.
    """
    sets: list[ShowdownSet] = []
    for block in blocks_of(text):
        if len(sets) == MOST_SETS:
            raise UnreadableSetError(block[0].number, f"at most {MOST_SETS} sets are read at once.")
        sets.append(_read_set(block, pokedex))
    if not sets:
        raise UnreadableSetError(1, "there is no set; one begins with the name of its Pokémon.")
    return tuple(sets)


def _read_set(block: list[Line], pokedex: Pokedex) -> ShowdownSet:
    head, *others = block
    facts: Facts = {"level": SHOWDOWN_LEVEL, "friendship": SHOWDOWN_FRIENDSHIP, "moves": (), "ignored": ()}
    with _at(head):
        facts |= _read_head(head.text, pokedex)
        ShowdownSet(**facts)
    said: set[str] = set()
    for line in others:
        with _at(line):
            if line.text.startswith(_MOVE_SIGNS):
                facts |= _with_move(facts, line.text[1:].strip(), pokedex)
            else:
                facts |= _with_line(facts, said, line.text, pokedex)
    return ShowdownSet(**facts)


@contextmanager
def _at(line: Line) -> Iterator[None]:
    try:
        yield
    except UnknownNameError as error:
        raise UnreadableSetError(line.number, str(error), error.did_you_mean) from error
    except PredictionDexError as error:
        raise UnreadableSetError(line.number, str(error)) from error


def _read_head(text: str, pokedex: Pokedex) -> Facts:
    """Read `Nickname (Pokémon) (F) @ Item`, of which all but the Pokémon may be missing."""
    before, sign, item = text.rpartition(ITEM_SIGN)
    named, gender = _without_gender((before if sign else text).strip())
    nickname, opening, inside = named.rpartition(" (")
    has_nickname = bool(opening) and inside.endswith(")")
    pokemon = pokedex.pokemon_names.slug_of(inside[:-1] if has_nickname else named)
    mega = evolved_by(item, pokemon, pokedex) if sign else None
    return {
        "pokemon": mega or pokemon,
        "nickname": nickname.strip() if has_nickname else None,
        "gender": gender,
        "ignored": () if mega or not item.strip() or not sign else (f"Item: {item.strip()}",),
    }


def _without_gender(text: str) -> tuple[str, Gender | None]:
    for sign, gender in _GENDERS.items():
        if text.endswith(sign):
            return text.removesuffix(sign).strip(), gender
    return text, None


def _with_move(facts: Facts, name: str, pokedex: Pokedex) -> Facts:
    """A move that is named again, or a place without one, changes nothing."""
    if not name:
        return {}
    moves, slug = facts["moves"], pokedex.move_names.slug_of(name)
    if slug in moves:
        return {"ignored": (*facts["ignored"], f"- {name}")}
    if len(moves) == MOST_MOVES:
        raise InvalidCombatantError("the number of moves", MOST_MOVES + 1, f"at most {MOST_MOVES}")
    return {"moves": (*moves, slug)}


def _with_line(facts: Facts, said: set[str], text: str, pokedex: Pokedex) -> Facts:
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
