"""What a person may write into a cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.domain.errors import UnknownNameError
from app.domain.pokedex.moves import Category
from app.domain.pokedex.names import name_problem, normalise
from app.domain.pokedex.type_chart import MULTIPLIERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex

    CellReader = Callable[[str, Pokedex], str | int | None]

_NOTHING: Final = {"", "-", "–", "—"}
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
_DECIMAL: Final = re.compile(r"[0-9]{0,9}[.,]?[0-9]{1,9}", re.ASCII)
_HALVES: Final = {"½", "1/2"}
_CATEGORIES: Final = {
    **{str(one): one for one in Category},
    "physique": Category.PHYSICAL,
    "speciale": Category.SPECIAL,
    "statut": Category.STATUS,
}


class WrongCellError(ValueError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def is_nothing(cell: str) -> bool:
    return cell in _NOTHING


def whole_number(allowed: range) -> CellReader:
    def read(cell: str, _pokedex: Pokedex) -> int:
        if not _WHOLE.fullmatch(cell) or int(cell) not in allowed:
            raise WrongCellError(f"must be a whole number from {allowed[0]} to {allowed[-1]}")
        return int(cell)

    return read


def number_or_nothing(allowed: range) -> CellReader:
    number = whole_number(allowed)

    def read(cell: str, pokedex: Pokedex) -> str | int | None:
        try:
            return None if is_nothing(cell) else number(cell, pokedex)
        except WrongCellError as error:
            raise WrongCellError(f"{error.reason}, or empty") from error

    return read


def pokemon_slug(cell: str, pokedex: Pokedex) -> str:
    return _known(pokedex.pokemon_names.slug_of, cell)


def move_slug(cell: str, pokedex: Pokedex) -> str:
    return _known(pokedex.move_names.slug_of, cell)


def type_slug(cell: str, pokedex: Pokedex) -> str:
    return _known(pokedex.type_names.slug_of, cell)


def second_type(cell: str, pokedex: Pokedex) -> str:
    return "" if is_nothing(cell) else type_slug(cell, pokedex)


def category(cell: str, _pokedex: Pokedex) -> Category:
    try:
        return _CATEGORIES[normalise(cell)]
    except KeyError:
        raise WrongCellError("must be physical, special or status; in French: physique, spécial, statut") from None


def display_name(cell: str, _pokedex: Pokedex) -> str:
    if problem := name_problem(cell):
        raise WrongCellError(problem)
    return cell


def multiplier_of(cell: str) -> float:
    stripped = cell.strip()
    number = "0.5" if stripped in _HALVES else stripped
    if not _DECIMAL.fullmatch(number) or float(number.replace(",", ".")) not in MULTIPLIERS:
        raise WrongCellError("must be 0, 0.5, 1 or 2")
    return float(number.replace(",", "."))


def _known(slug_of: Callable[[str], str], cell: str) -> str:
    try:
        return slug_of(cell)
    except UnknownNameError as error:
        raise WrongCellError(str(error)) from error
