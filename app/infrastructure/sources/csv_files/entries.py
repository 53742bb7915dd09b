"""Entries of the Pokédex as lines of its files, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.pokedex.moves import Move, MoveEffect
from app.domain.pokedex.species import Pokemon
from app.domain.pokedex.stats import BaseStats
from app.infrastructure.sources.csv_files.rows import EffectLine, MoveLine, PokemonLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.pokedex.names import Names


def pokemon_of(line: PokemonLine, names: Names, sprite_url: str | None) -> Pokemon:
    return Pokemon(
        slug=line.slug,
        showdown_id=line.showdown_id,
        showdown_name=line.showdown_name,
        names=names,
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


def pokemon_line(one: Pokemon) -> PokemonLine:
    first, second = (*one.types, "")[:2]
    stats = one.base_stats
    return PokemonLine(
        slug=one.slug,
        showdown_id=one.showdown_id,
        showdown_name=one.showdown_name,
        name_en=one.names.english,
        dex_number=one.dex_number,
        species=one.species,
        form=one.form,
        variant=one.variant,
        type_1=first,
        type_2=second,
        hp=stats.hp,
        atk=stats.attack,
        def_=stats.defence,
        spa=stats.special_attack,
        spd=stats.special_defence,
        spe=stats.speed,
        weight_hg=one.weight_hg,
        height_dm=one.height_dm,
        evolves_from=one.evolves_from,
        evolution_level=one.evolution_level,
    )


def move_of(line: MoveLine, names: Names, effects: Iterable[MoveEffect]) -> Move:
    return Move(
        slug=line.slug,
        showdown_id=line.showdown_id,
        names=names,
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
        effects=tuple(effects),
    )


def move_line(one: Move) -> MoveLine:
    return MoveLine(
        slug=one.slug,
        showdown_id=one.showdown_id,
        name_en=one.names.english,
        type=one.type,
        category=one.category,
        power=one.power,
        accuracy=one.accuracy,
        pp=one.pp,
        priority=one.priority,
        target=one.target,
        critical_stage=one.critical_stage,
        hits_min=one.min_hits,
        hits_max=one.max_hits,
        playable=one.playable,
        flags=" ".join(sorted(one.flags)),
    )


def effect_of(line: EffectLine) -> MoveEffect:
    return MoveEffect(
        kind=line.effect,
        target=line.target,
        chance=line.chance,
        stat=line.stat,
        value=line.value,
        value_max=line.value_max,
    )


def effect_line(move: str, position: int, one: MoveEffect) -> EffectLine:
    return EffectLine(
        move=move,
        position=position,
        effect=one.kind,
        target=one.target,
        chance=one.chance,
        stat=one.stat,
        value=one.value,
        value_max=one.value_max,
    )
