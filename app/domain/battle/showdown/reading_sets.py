"""Reads sets as Pokémon Showdown's teambuilder exports them.

A text leaves out what is Showdown's own default, so a set without a level is of level 100 here. IVs that it does not
say are 31, AVs 0, the nature neutral, and friendship 70, as Showdown has it in Let's Go. AVs stand under `EVs`, as
Showdown writes them, or under `AVs`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from app.domain.battle.showdown.mega_stones import evolved_by
from app.domain.battle.showdown.set_lines import Facts, read_line
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
from app.domain.errors import InvalidCombatantError, PredictionDexError, UnknownNameError, UnreadableSetError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.pokedex import Pokedex

_GENDERS: Final = {" (M)": Gender.MALE, " (F)": Gender.FEMALE, " (N)": None}
_MOVE_SIGNS: Final = ("-", "~")


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
                facts |= read_line(line.text, facts, said, pokedex)
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
