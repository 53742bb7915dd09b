from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import (
    BrokenSourceError,
    Extract,
    PokedexSource,
    Reading,
    SourceProblem,
    Tell,
)
from app.domain.pokedex.inheritance import completed
from app.domain.pokedex.learnset import LearnedMove
from app.domain.pokedex.names import NameIndex
from app.domain.pokedex.natures import Nature
from app.domain.pokedex.pokedex import Pokedex
from app.domain.pokedex.type_chart import Type
from app.infrastructure.sources.csv_files import layout
from app.infrastructure.sources.csv_files.entries import effect_of, move_of, pokemon_of
from app.infrastructure.sources.csv_files.lines import read_lines, read_utf8
from app.infrastructure.sources.csv_files.rows import (
    EffectLine,
    FrenchNameLine,
    LearnsetLine,
    MoveLine,
    NatureLine,
    OtherNameLine,
    PokemonLine,
    SpriteLine,
    TypeLine,
)
from app.infrastructure.sources.csv_files.table import hashed
from app.infrastructure.sources.csv_files.translations import Translations
from app.infrastructure.sources.csv_files.type_chart import type_chart_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.domain.pokedex.moves import Move, MoveEffect
    from app.domain.pokedex.species import Pokemon
    from app.domain.pokedex.type_chart import TypeChart


class BundledPokedexSource(PokedexSource):
    """The files of `data/pokedex`: facts drawn from the battle engine, and French names written by us."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        return "bundled"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:  # noqa: ARG002 - the files are here already
        """Count and hash the files; see the port."""
        files = [self._folder / name for name in layout.FILES]
        if missing := [file.name for file in files if not file.is_file()]:
            raise BrokenSourceError([SourceProblem(file=name, line=None, reason="is missing") for name in missing])
        return hashed([*files, *self._optional_files()], tell)

    def read(self) -> Reading:
        translations = self._translations()
        types = self._types(translations)
        pokemon = self._all_pokemon(translations)
        return Reading(
            pokedex=Pokedex(
                types=types,
                type_chart=self._type_chart(types),
                natures=self._natures(translations),
                pokemon=pokemon,
                moves=self._moves(translations),
                learnsets=completed(pokemon, self._learnsets(pokemon)),
            )
        )

    def _optional_files(self) -> list[Path]:
        return [file for file in [self._folder / layout.OTHER_NAMES] if file.exists()]

    def _translations(self) -> Translations:
        french = read_lines(self._folder / layout.FRENCH_NAMES, FrenchNameLine)
        others = (line for file in self._optional_files() for line in read_lines(file, OtherNameLine))
        return Translations(french, others)

    def _types(self, translations: Translations) -> tuple[Type, ...]:
        lines = read_lines(self._folder / layout.TYPES, TypeLine)
        return tuple(Type(slug=one.slug, names=translations.beside(one.name_en, "type", one.slug)) for one in lines)

    def _type_chart(self, types: Sequence[Type]) -> TypeChart:
        names = NameIndex("type", {one.slug: one.names.known for one in types})
        return type_chart_of(read_utf8(self._folder / layout.TYPE_CHART), [one.slug for one in types], names)

    def _natures(self, translations: Translations) -> tuple[Nature, ...]:
        return tuple(
            Nature(
                slug=one.slug,
                names=translations.beside(one.name_en, "nature", one.slug),
                increased=one.increased,
                decreased=one.decreased,
            )
            for one in read_lines(self._folder / layout.NATURES, NatureLine)
        )

    def _all_pokemon(self, translations: Translations) -> tuple[Pokemon, ...]:
        sprites = {line.pokemon: line.url for line in read_lines(self._folder / layout.SPRITES, SpriteLine)}
        lines = read_lines(self._folder / layout.POKEMON, PokemonLine)
        _require_known(layout.SPRITES, "pokemon", sprites, (one.slug for one in lines))
        return tuple(
            pokemon_of(one, translations.beside(one.name_en, "pokemon", one.slug), sprites.get(one.slug))
            for one in lines
        )

    def _moves(self, translations: Translations) -> tuple[Move, ...]:
        effects: defaultdict[str, list[MoveEffect]] = defaultdict(list)
        for line in sorted(read_lines(self._folder / layout.EFFECTS, EffectLine), key=lambda one: one.position):
            effects[line.move].append(effect_of(line))
        lines = read_lines(self._folder / layout.MOVES, MoveLine)
        _require_known(layout.EFFECTS, "move", effects, (one.slug for one in lines))
        return tuple(
            move_of(one, translations.beside(one.name_en, "move", one.slug), effects[one.slug]) for one in lines
        )

    def _learnsets(self, pokemon: Sequence[Pokemon]) -> dict[str, tuple[LearnedMove, ...]]:
        learnsets = defaultdict(list)
        for line in read_lines(self._folder / layout.LEARNSETS, LearnsetLine):
            learnsets[line.pokemon].append(LearnedMove(move=line.move, method=line.method, level=line.level))
        _require_known(layout.LEARNSETS, "pokemon", learnsets, (one.slug for one in pokemon))
        return {slug: tuple(rows) for slug, rows in learnsets.items()}


def _require_known(file: str, column: str, found: Iterable[str], known: Iterable[str]) -> None:
    if strays := sorted(set(found) - set(known)):
        reason = f"is not in the file of every {column}"
        raise BrokenSourceError(
            [SourceProblem(file=file, line=None, column=column, value=slug, reason=reason) for slug in strays]
        )
