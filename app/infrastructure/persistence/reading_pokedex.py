"""Puts a Pokédex together from the rows of its tables; `writing_pokedex` is the way there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.domain.pokedex.moves import Category, Move, MoveEffect
from app.domain.pokedex.names import LANGUAGES, Names
from app.domain.pokedex.natures import Nature
from app.domain.pokedex.pokedex import Pokedex
from app.domain.pokedex.species import Form, Pokemon
from app.domain.pokedex.stats import BaseStats, Stat
from app.domain.pokedex.type_chart import Type, TypeChart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.infrastructure.persistence.pokedex_rows import PokedexRows
    from app.infrastructure.persistence.tables import (
        LearnsetEntryRow,
        MoveEffectRow,
        MoveRow,
        NatureRow,
        PokemonRow,
    )

Row = TypeVar("Row")
Value = TypeVar("Value")
AllNames = dict[tuple[str, str], str]
"""By slug and language."""


def pokedex_of(rows: PokedexRows) -> Pokedex:
    """`rows` come in the order in which `read_rows` reads them."""
    type_names = {(row.type, row.language): row.name for row in rows.type_names}
    nature_names = {(row.nature, row.language): row.name for row in rows.nature_names}
    chart = {(row.attacking, row.defending): row.multiplier for row in rows.type_effectiveness}
    learnsets = _grouped(rows.learnset_entries, lambda row: row.pokemon, _learned_move)
    return Pokedex(
        types=tuple(Type(slug=row.slug, names=_names(type_names, row.slug)) for row in rows.types),
        type_chart=TypeChart(multipliers=chart),
        natures=tuple(_nature(row, _names(nature_names, row.slug)) for row in rows.natures),
        pokemon=_all_pokemon(rows),
        moves=_all_moves(rows),
        learnsets={row.slug: tuple(learnsets[row.slug]) for row in rows.pokemon},
    )


def _grouped(
    rows: Iterable[Row], owner: Callable[[Row], str], value: Callable[[Row], Value]
) -> defaultdict[str, list[Value]]:
    groups: defaultdict[str, list[Value]] = defaultdict(list)
    for row in rows:
        groups[owner(row)].append(value(row))
    return groups


def _names(names: AllNames, slug: str) -> Names:
    known = {field: names[slug, language] for language, field in LANGUAGES.items() if (slug, language) in names}
    return Names(**known)


def _nature(row: NatureRow, names: Names) -> Nature:
    return Nature(slug=row.slug, names=names, increased=_stat(row.increased), decreased=_stat(row.decreased))


def _stat(slug: str | None) -> Stat | None:
    return None if slug is None else Stat(slug)


def _learned_move(row: LearnsetEntryRow) -> LearnedMove:
    return LearnedMove(move=row.move, method=LearnMethod(row.method), level=row.level, learnt_by=row.learnt_by)


def _all_pokemon(rows: PokedexRows) -> tuple[Pokemon, ...]:
    names = {(row.pokemon, row.language): row.name for row in rows.pokemon_names}
    numbers = {row.slug: row.dex_number for row in rows.species}
    types = _grouped(rows.pokemon_types, lambda row: row.pokemon, lambda row: row.type)
    evolutions = {row.pokemon: (row.evolves_from, row.level) for row in rows.evolutions}
    return tuple(
        _pokemon(
            row,
            names=_names(names, row.slug),
            dex_number=numbers[row.species],
            types=tuple(types[row.slug]),
            evolution=evolutions.get(row.slug, (None, None)),
        )
        for row in rows.pokemon
    )


def _pokemon(
    row: PokemonRow, *, names: Names, dex_number: int, types: tuple[str, ...], evolution: tuple[str | None, int | None]
) -> Pokemon:
    evolves_from, level = evolution
    return Pokemon(
        slug=row.slug,
        showdown_id=row.showdown_id,
        showdown_name=row.showdown_name,
        names=names,
        dex_number=dex_number,
        species=row.species,
        form=Form(row.form),
        variant=row.variant,
        types=types,
        base_stats=_base_stats(row),
        weight_hg=row.weight_hg,
        height_dm=row.height_dm,
        sprite_url=row.sprite_url,
        evolves_from=evolves_from,
        evolution_level=level,
    )


def _base_stats(row: PokemonRow) -> BaseStats:
    return BaseStats(
        hp=row.base_hp,
        attack=row.base_atk,
        defence=row.base_def,
        special_attack=row.base_spa,
        special_defence=row.base_spd,
        speed=row.base_spe,
    )


def _all_moves(rows: PokedexRows) -> tuple[Move, ...]:
    names = {(row.move, row.language): row.name for row in rows.move_names}
    flags = _grouped(rows.move_flags, lambda row: row.move, lambda row: row.flag)
    effects = _grouped(rows.move_effects, lambda row: row.move, _effect)
    return tuple(
        _move(row, _names(names, row.slug), frozenset(flags[row.slug]), tuple(effects[row.slug])) for row in rows.moves
    )


def _effect(row: MoveEffectRow) -> MoveEffect:
    return MoveEffect(
        kind=row.kind, target=row.target, chance=row.chance, stat=row.stat, value=row.value, value_max=row.value_max
    )


def _move(row: MoveRow, names: Names, flags: frozenset[str], effects: tuple[MoveEffect, ...]) -> Move:
    return Move(
        slug=row.slug,
        showdown_id=row.showdown_id,
        names=names,
        type=row.type,
        category=Category(row.category),
        power=row.power,
        accuracy=row.accuracy,
        pp=row.pp,
        priority=row.priority,
        target=row.target,
        critical_stage=row.critical_stage,
        min_hits=row.min_hits,
        max_hits=row.max_hits,
        playable=row.playable,
        flags=flags,
        effects=effects,
    )
