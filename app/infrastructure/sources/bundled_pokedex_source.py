from __future__ import annotations

import hashlib
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
from app.domain.pokedex.moves import Move, MoveEffect
from app.domain.pokedex.names import Names
from app.domain.pokedex.natures import Nature
from app.domain.pokedex.pokedex import Pokedex
from app.domain.pokedex.species import Pokemon
from app.domain.pokedex.stats import BaseStats
from app.domain.pokedex.type_chart import Type, TypeChart
from app.infrastructure.sources.csv_rows import (
    EffectLine,
    FrenchNameLine,
    LearnsetLine,
    MoveLine,
    NatureLine,
    PokemonLine,
    SpriteLine,
    TypeLine,
    read_cells,
    read_lines,
)

if TYPE_CHECKING:
    from pathlib import Path

FRENCH_NAMES = "french_names.csv"
FILES = (
    "types.csv",
    "type_chart.csv",
    "natures.csv",
    "pokemon.csv",
    "moves.csv",
    "move_effects.csv",
    "learnsets.csv",
    FRENCH_NAMES,
    "sprites.csv",
)


class BundledPokedexSource(PokedexSource):
    """The files of `data/pokedex`: facts drawn from the battle engine, and French names written by us."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        return "bundled"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:  # noqa: ARG002 - the files are here
        """Count and hash the files, which are here already; see the port."""
        files = [self._folder / name for name in FILES]
        if missing := [file.name for file in files if not file.is_file()]:
            raise BrokenSourceError([SourceProblem(file=name, line=None, reason="is missing") for name in missing])
        hashed = hashlib.sha256()
        for number, file in enumerate(files, start=1):
            hashed.update(file.read_bytes())
            tell("reading the files", number, len(files))
        return Extract(documents=len(files), sha256=hashed.hexdigest())

    def read(self) -> Reading:
        return Reading(pokedex=self._pokedex())

    def _pokedex(self) -> Pokedex:
        french = self._french_names()
        types = read_lines(self._folder / "types.csv", TypeLine)
        natures = read_lines(self._folder / "natures.csv", NatureLine)
        pokemon = self._all_pokemon(french)
        return Pokedex(
            types=tuple(Type(slug=one.slug, names=french.beside(one.name_en, "type", one.slug)) for one in types),
            type_chart=self._type_chart(),
            natures=tuple(
                Nature(
                    slug=one.slug,
                    names=french.beside(one.name_en, "nature", one.slug),
                    increased=one.increased,
                    decreased=one.decreased,
                )
                for one in natures
            ),
            pokemon=pokemon,
            moves=self._moves(french),
            learnsets=completed(pokemon, self._learnsets()),
        )

    def _all_pokemon(self, french: _FrenchNames) -> tuple[Pokemon, ...]:
        sprites = {line.pokemon: line.url for line in read_lines(self._folder / "sprites.csv", SpriteLine)}
        lines = read_lines(self._folder / "pokemon.csv", PokemonLine)
        return tuple(_pokemon(one, french, sprites.get(one.slug)) for one in lines)

    def _french_names(self) -> _FrenchNames:
        lines = read_lines(self._folder / FRENCH_NAMES, FrenchNameLine)
        return _FrenchNames({(line.kind, line.slug): line.name for line in lines})

    def _type_chart(self) -> TypeChart:
        file = self._folder / "type_chart.csv"
        multipliers, problems = {}, []
        for number, cells in read_cells(file):
            attacking = cells.pop("attacking", "(no attacking type)")
            for defending, cell in cells.items():
                try:
                    multipliers[attacking, defending] = float(cell)
                except ValueError:
                    reason = f"column {defending} is {cell!r}, which is not a number"
                    problems.append(SourceProblem(file=file.name, line=number, reason=reason))
        if problems:
            raise BrokenSourceError(problems)
        return TypeChart(multipliers=multipliers)

    def _moves(self, french: _FrenchNames) -> tuple[Move, ...]:
        effects = defaultdict(list)
        for line in read_lines(self._folder / "move_effects.csv", EffectLine):
            effects[line.move].append(line)
        moves = read_lines(self._folder / "moves.csv", MoveLine)
        return tuple(_move(one, french, effects[one.slug]) for one in moves)

    def _learnsets(self) -> dict[str, tuple[LearnedMove, ...]]:
        learnsets = defaultdict(list)
        for line in read_lines(self._folder / "learnsets.csv", LearnsetLine):
            learnsets[line.pokemon].append(LearnedMove(move=line.move, method=line.method, level=line.level))
        return {pokemon: tuple(rows) for pokemon, rows in learnsets.items()}


class _FrenchNames:
    def __init__(self, names: dict[tuple[str, str], str]) -> None:
        self._names = names

    def beside(self, english: str, kind: str, slug: str) -> Names:
        try:
            return Names(english=english, french=self._names[kind, slug])
        except KeyError:
            reason = f"the {kind} {slug} has no French name"
            raise BrokenSourceError([SourceProblem(file=FRENCH_NAMES, line=None, reason=reason)]) from None


def _pokemon(line: PokemonLine, french: _FrenchNames, sprite_url: str | None) -> Pokemon:
    return Pokemon(
        slug=line.slug,
        showdown_id=line.showdown_id,
        showdown_name=line.showdown_name,
        names=french.beside(line.name_en, "pokemon", line.slug),
        dex_number=line.dex_number,
        species=line.species,
        form=line.form,
        variant=line.variant,
        types=tuple(filter(None, (line.type_1, line.type_2))),
        base_stats=BaseStats(
            hp=line.hp,
            attack=line.atk,
            defence=line.def_,
            special_attack=line.spa,
            special_defence=line.spd,
            speed=line.spe,
        ),
        weight_hg=line.weight_hg,
        height_dm=line.height_dm,
        sprite_url=sprite_url,
        evolves_from=line.evolves_from,
        evolution_level=line.evolution_level,
    )


def _move(line: MoveLine, french: _FrenchNames, effects: list[EffectLine]) -> Move:
    return Move(
        slug=line.slug,
        showdown_id=line.showdown_id,
        names=french.beside(line.name_en, "move", line.slug),
        type=line.type,
        category=line.category,
        power=line.power,
        accuracy=line.accuracy,
        pp=line.pp,
        priority=line.priority,
        target=line.target,
        critical_stage=line.critical_stage,
        min_hits=line.hits_min,
        max_hits=line.hits_max,
        playable=line.playable,
        flags=frozenset(line.flags.split()),
        effects=tuple(_effect(one) for one in sorted(effects, key=lambda one: one.position)),
    )


def _effect(line: EffectLine) -> MoveEffect:
    return MoveEffect(
        kind=line.effect,
        target=line.target,
        chance=line.chance,
        stat=line.stat,
        value=line.value,
        value_max=line.value_max,
    )
