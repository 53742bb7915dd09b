from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.application.ports.pokedex_source import (
    BrokenSourceError,
    Extract,
    PokedexSource,
    Reading,
    SourceProblem,
    Tell,
)
from app.domain.pokedex.inheritance import completed
from app.infrastructure.sources.csv_files.entries import move_line, move_of, pokemon_line, pokemon_of
from app.infrastructure.sources.csv_files.layout import FILES, MOVES, OTHER_NAMES, POKEMON, TYPE_CHART
from app.infrastructure.sources.csv_files.lines import cells_of, field_of
from app.infrastructure.sources.csv_files.table import broken, hashed, read_bytes, read_table
from app.infrastructure.sources.csv_files.type_chart import type_chart_of
from app.infrastructure.sources.own_files.columns import ENGLISH_NAME, FRENCH_NAME, MOVES_LAYOUT, POKEMON_LAYOUT
from app.infrastructure.sources.own_files.detection import decoded, dialect_of
from app.infrastructure.sources.own_files.rows import OwnRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.names import Names
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon
    from app.domain.pokedex.type_chart import TypeChart
    from app.infrastructure.sources.csv_files.rows import MoveLine, PokemonLine
    from app.infrastructure.sources.csv_files.table import Table
    from app.infrastructure.sources.own_files.columns import Layout
    from app.infrastructure.sources.own_files.rows import Facts

EntryLine = TypeVar("EntryLine", "PokemonLine", "MoveLine")

OWN_FILES: Final = (POKEMON, MOVES, TYPE_CHART)


class CsvPokedexSource(PokedexSource):
    """A user's own files, as docs/how-to/own-data.md tells; what they do not say is as in the bundled Pokédex."""

    def __init__(self, folder: Path, *, bundled: PokedexSource) -> None:
        self._folder = folder
        self._bundled = bundled

    @property
    def name(self) -> str:
        return "csv"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:  # noqa: ARG002 - the files are here already
        """Count and hash the files; see the port."""
        return hashed(self._given(), tell)

    def read(self) -> Reading:
        bundled = self._bundled.read().pokedex
        parts: dict[str, Any] = {}
        problems: list[SourceProblem] = []
        for file in self._given():
            try:
                part, read = _PARTS[file.name]
                parts[part] = read(file, bundled)
            except BrokenSourceError as error:
                problems += error.problems
        if problems:
            raise BrokenSourceError(problems)
        return Reading(pokedex=_with(bundled, parts))

    def _given(self) -> list[Path]:
        try:
            tables = {file.name for file in self._folder.iterdir() if file.suffix.lower() == ".csv"}
        except OSError as error:
            raise broken(str(self._folder), f"cannot be read as a folder: {error.strerror}") from error
        choice = ", ".join(OWN_FILES)
        if unknown := sorted(tables - {*FILES, OTHER_NAMES}):
            raise BrokenSourceError([_unknown_file(name, choice) for name in unknown])
        if given := [self._folder / name for name in OWN_FILES if name in tables]:
            return given
        raise broken(str(self._folder), f"holds none of {choice}; at least one is needed")


def _unknown_file(name: str, choice: str) -> SourceProblem:
    return SourceProblem(file=name, line=None, reason=f"is not a file that is read; those are {choice}")


def _with(bundled: Pokedex, parts: Mapping[str, Any]) -> Pokedex:
    pokemon = parts.get("pokemon", bundled.pokemon)
    moves = {one.slug for one in parts.get("moves", bundled.moves)}
    learnsets = {slug: [row for row in rows if row.move in moves] for slug, rows in bundled.learnsets.items()}
    return replace(bundled, **parts, learnsets=completed(pokemon, learnsets))


def _pokemon(file: Path, bundled: Pokedex) -> tuple[Pokemon, ...]:
    lines = {one.slug: pokemon_line(one) for one in bundled.pokemon}
    stated = _stated(file, POKEMON_LAYOUT, bundled, [(lines[one.slug], one.names) for one in bundled.pokemon])
    return tuple(
        pokemon_of(_changed(lines[one.slug], stated[one.slug]), _named(one.names, stated[one.slug]), one.sprite_url)
        for one in bundled.pokemon
        if one.slug in stated
    )


def _moves(file: Path, bundled: Pokedex) -> tuple[Move, ...]:
    lines = {one.slug: move_line(one) for one in bundled.moves}
    stated = _stated(file, MOVES_LAYOUT, bundled, [(lines[one.slug], one.names) for one in bundled.moves])
    return tuple(
        move_of(_changed(lines[one.slug], stated[one.slug]), _named(one.names, stated[one.slug]), one.effects)
        for one in bundled.moves
        if one.slug in stated
    )


def _type_chart(file: Path, bundled: Pokedex) -> TypeChart:
    table, _ = _table(file)
    return type_chart_of(table, [one.slug for one in bundled.types], bundled.type_names)


_PARTS: Final[Mapping[str, tuple[str, Callable[[Path, Pokedex], object]]]] = {
    POKEMON: ("pokemon", _pokemon),
    MOVES: ("moves", _moves),
    TYPE_CHART: ("type_chart", _type_chart),
}


def _stated(
    file: Path, layout: Layout, bundled: Pokedex, entries: Iterable[tuple[PokemonLine | MoveLine, Names]]
) -> dict[str, Facts]:
    cells = {line.slug: {**cells_of(line), FRENCH_NAME: names.french} for line, names in entries}
    table, encoding = _table(file)
    return OwnRows(table, layout, encoding=encoding, pokedex=bundled, bundled=cells).read()


def _table(file: Path) -> tuple[Table, str]:
    text, encoding = decoded(file.name, read_bytes(file))
    # Where every letter is plain, nobody knows which others the program that wrote it could have written.
    return read_table(file.name, text, dialect_of(file.name, text)), "ascii" if text.isascii() else encoding


def _changed(line: EntryLine, facts: Facts) -> EntryLine:
    return line.model_copy(update={field_of(column): value for column, value in facts.items()})


def _named(names: Names, facts: Facts) -> Names:
    return replace(
        names,
        english=str(facts.get(ENGLISH_NAME, names.english)),
        french=str(facts.get(FRENCH_NAME, names.french)),
    )
