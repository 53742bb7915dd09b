from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.moves import Category
from app.domain.pokedex.species import Form
from app.domain.pokedex.stats import Stat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _none_if_empty(cell: str) -> str | None:
    return cell or None


Line = TypeVar("Line", bound=BaseModel)
_empty_is_none = BeforeValidator(_none_if_empty)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeLine(_Row):
    slug: str
    name_en: str


class NatureLine(_Row):
    slug: str
    name_en: str
    increased: Annotated[Stat | None, _empty_is_none]
    decreased: Annotated[Stat | None, _empty_is_none]


class PokemonLine(_Row):
    slug: str
    showdown_id: str
    showdown_name: str
    name_en: str
    dex_number: int
    species: str
    form: Form
    variant: str
    type_1: str
    type_2: str
    hp: int
    atk: int
    def_: int
    spa: int
    spd: int
    spe: int
    weight_hg: int
    height_dm: int
    evolves_from: Annotated[str | None, _empty_is_none]
    evolution_level: Annotated[int | None, _empty_is_none]


class MoveLine(_Row):
    slug: str
    showdown_id: str
    name_en: str
    type: str
    category: Category
    power: Annotated[int | None, _empty_is_none]
    accuracy: Annotated[int | None, _empty_is_none]
    pp: int
    priority: int
    target: str
    critical_stage: int
    hits_min: int
    hits_max: int
    playable: bool
    flags: str


class EffectLine(_Row):
    move: str
    position: int
    effect: str
    target: str
    chance: int
    stat: Annotated[str | None, _empty_is_none]
    value: Annotated[int | None, _empty_is_none]
    value_max: Annotated[int | None, _empty_is_none]


class LearnsetLine(_Row):
    pokemon: str
    move: str
    method: LearnMethod
    level: Annotated[int | None, _empty_is_none]


class SpriteLine(_Row):
    pokemon: str
    url: str


class FrenchNameLine(_Row):
    kind: Literal["type", "nature", "pokemon", "move"]
    slug: str
    name: str


def read_lines(file: Path, shape: type[Line]) -> list[Line]:
    """Read every line of a CSV file into `shape`, or raise `BrokenSourceError` naming all that do not fit."""
    lines, problems = [], []
    for number, cells in read_cells(file):
        try:
            lines.append(shape.model_validate({_field(column): cell for column, cell in cells.items()}))
        except ValidationError as error:
            problems += [SourceProblem(file=file.name, line=number, reason=_explain(one)) for one in error.errors()]
    if problems:
        raise BrokenSourceError(problems)
    return lines


def read_cells(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells, by column, of each line after the header."""
    reader = csv.DictReader(_text(file).splitlines(), strict=True, restkey="(beyond the header)", restval="(missing)")
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        problem = SourceProblem(file=file.name, line=reader.line_num, reason=f"is not CSV: {error}")
        raise BrokenSourceError([problem]) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise BrokenSourceError([SourceProblem(file=file.name, line=None, reason=reason)]) from error
    except UnicodeDecodeError as error:
        reason = "is not UTF-8 text"
        raise BrokenSourceError([SourceProblem(file=file.name, line=None, reason=reason)]) from error


def _field(column: str) -> str:
    return "def_" if column == "def" else column


def _explain(error: Any) -> str:
    column = ".".join(str(part) for part in error["loc"]).removesuffix("_")
    return f"column {column} is {error['input']!r}: {error['msg']}"
