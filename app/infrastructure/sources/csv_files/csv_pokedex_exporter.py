from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from app.application.ports.pokedex_exporter import PokedexExporter, PokedexExportError
from app.domain.pokedex.learnset import LearnMethod
from app.infrastructure.sources.csv_files import layout
from app.infrastructure.sources.csv_files.entries import effect_line, move_line, pokemon_line
from app.infrastructure.sources.csv_files.lines import lines_text
from app.infrastructure.sources.csv_files.rows import (
    EffectLine,
    FrenchNameLine,
    LearnsetLine,
    MoveLine,
    NatureLine,
    OtherLanguage,
    OtherNameLine,
    PokemonLine,
    SpriteLine,
    TypeLine,
)
from app.infrastructure.sources.csv_files.type_chart import type_chart_text
from app.infrastructure.sources.csv_files.writing import described, write_together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.application.ports.written_file import WrittenFile
    from app.domain.pokedex.names import Names
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.csv_files.rows import Kind


class CsvPokedexExporter(PokedexExporter):
    """Writes the layout of the bundled Pokédex; what is inherited is left out, for it is worked out again."""

    def export(self, pokedex: Pokedex, destination: Path) -> tuple[WrittenFile, ...]:
        contents = _contents(pokedex)
        others = list(_other_names(pokedex))
        try:
            # Where the names are not known, an older file must not tell them either.
            if others or (destination / layout.OTHER_NAMES).exists():
                contents[layout.OTHER_NAMES] = lines_text(OtherNameLine, others)
            write_together(contents, destination)
        except OSError as error:
            raise PokedexExportError(destination, error.strerror or str(error)) from error
        return tuple(described(name, content) for name, content in contents.items())


def _contents(pokedex: Pokedex) -> dict[str, str]:
    types = [TypeLine(slug=one.slug, name_en=one.names.english) for one in pokedex.types]
    sprites = [SpriteLine(pokemon=one.slug, url=one.sprite_url) for one in pokedex.pokemon if one.sprite_url]
    return {
        layout.TYPES: lines_text(TypeLine, types),
        layout.TYPE_CHART: type_chart_text(pokedex.type_chart, [one.slug for one in pokedex.types]),
        layout.NATURES: lines_text(NatureLine, _natures(pokedex)),
        layout.POKEMON: lines_text(PokemonLine, map(pokemon_line, pokedex.pokemon)),
        layout.MOVES: lines_text(MoveLine, map(move_line, pokedex.moves)),
        layout.EFFECTS: lines_text(EffectLine, _effects(pokedex)),
        layout.LEARNSETS: lines_text(LearnsetLine, _learnsets(pokedex)),
        layout.FRENCH_NAMES: lines_text(FrenchNameLine, _french_names(pokedex)),
        layout.SPRITES: lines_text(SpriteLine, sprites),
    }


def _natures(pokedex: Pokedex) -> Iterator[NatureLine]:
    for one in pokedex.natures:
        yield NatureLine(slug=one.slug, name_en=one.names.english, increased=one.increased, decreased=one.decreased)


def _effects(pokedex: Pokedex) -> Iterator[EffectLine]:
    for move in pokedex.moves:
        for position, one in enumerate(move.effects, start=1):
            yield effect_line(move.slug, position, one)


def _learnsets(pokedex: Pokedex) -> Iterator[LearnsetLine]:
    for pokemon in pokedex.pokemon:
        for row in pokedex.learnsets[pokemon.slug]:
            if row.method is not LearnMethod.INHERITED:
                yield LearnsetLine(pokemon=pokemon.slug, move=row.move, method=row.method, level=row.level)


def _french_names(pokedex: Pokedex) -> Iterator[FrenchNameLine]:
    for kind, slug, names in _names(pokedex):
        yield FrenchNameLine(kind=kind, slug=slug, name=names.french)


def _other_names(pokedex: Pokedex) -> Iterator[OtherNameLine]:
    for kind, slug, names in _names(pokedex):
        for language in get_args(OtherLanguage):
            if language in names.by_language:
                yield OtherNameLine(kind=kind, slug=slug, language=language, name=names.by_language[language])


def _names(pokedex: Pokedex) -> Iterator[tuple[Kind, str, Names]]:
    yield from (("type", one.slug, one.names) for one in pokedex.types)
    yield from (("nature", one.slug, one.names) for one in pokedex.natures)
    yield from (("move", one.slug, one.names) for one in pokedex.moves)
    yield from (("pokemon", one.slug, one.names) for one in pokedex.pokemon)
