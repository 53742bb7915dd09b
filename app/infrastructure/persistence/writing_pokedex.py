"""Takes a Pokédex apart into the rows of its tables; `reading_pokedex` is the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.infrastructure.persistence.pokedex_rows import PokedexRows
from app.infrastructure.persistence.tables import (
    EvolutionRow,
    LearnsetEntryRow,
    MoveEffectRow,
    MoveFlagRow,
    MoveNameRow,
    MoveRow,
    NatureNameRow,
    NatureRow,
    PokemonNameRow,
    PokemonRow,
    PokemonTypeRow,
    SpeciesRow,
    TypeEffectivenessRow,
    TypeNameRow,
    TypeRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon


def rows_of(pokedex: Pokedex) -> PokedexRows:
    types, natures, pokemon, moves = pokedex.types, pokedex.natures, pokedex.pokemon, pokedex.moves
    chart = pokedex.type_chart.multipliers.items()
    return PokedexRows(
        types=[TypeRow(slug=one.slug, position=place) for place, one in enumerate(types)],
        type_names=[
            TypeNameRow(type=one.slug, language=by, name=name)
            for one in types
            for by, name in one.names.by_language.items()
        ],
        type_effectiveness=[
            TypeEffectivenessRow(attacking=attacking, defending=defending, multiplier=float(multiplier))
            for (attacking, defending), multiplier in chart
        ],
        natures=[_nature_row(one, place) for place, one in enumerate(natures)],
        nature_names=[
            NatureNameRow(nature=one.slug, language=by, name=name)
            for one in natures
            for by, name in one.names.by_language.items()
        ],
        species=_species_rows(pokemon),
        pokemon=[_pokemon_row(one, place) for place, one in enumerate(pokemon)],
        pokemon_names=[
            PokemonNameRow(pokemon=one.slug, language=by, name=name)
            for one in pokemon
            for by, name in one.names.by_language.items()
        ],
        pokemon_types=[
            PokemonTypeRow(pokemon=one.slug, slot=slot, type=type_)
            for one in pokemon
            for slot, type_ in enumerate(one.types, start=1)
        ],
        evolutions=_evolution_rows(pokemon),
        moves=[_move_row(one, place) for place, one in enumerate(moves)],
        move_names=[
            MoveNameRow(move=one.slug, language=by, name=name)
            for one in moves
            for by, name in one.names.by_language.items()
        ],
        move_flags=[MoveFlagRow(move=one.slug, flag=flag) for one in moves for flag in sorted(one.flags)],
        move_effects=[row for one in moves for row in _effect_rows(one)],
        learnset_entries=list(_learnset_rows(pokedex)),
    )


def _nature_row(nature: Nature, position: int) -> NatureRow:
    return NatureRow(
        slug=nature.slug,
        position=position,
        increased=nature.increased and nature.increased.value,
        decreased=nature.decreased and nature.decreased.value,
    )


def _species_rows(pokemon: Sequence[Pokemon]) -> list[SpeciesRow]:
    numbers = {one.species: one.dex_number for one in pokemon}
    return [SpeciesRow(slug=slug, dex_number=number) for slug, number in numbers.items()]


def _pokemon_row(pokemon: Pokemon, position: int) -> PokemonRow:
    stats = pokemon.base_stats
    return PokemonRow(
        slug=pokemon.slug,
        position=position,
        species=pokemon.species,
        form=pokemon.form.value,
        variant=pokemon.variant,
        showdown_id=pokemon.showdown_id,
        showdown_name=pokemon.showdown_name,
        base_hp=stats.hp,
        base_atk=stats.attack,
        base_def=stats.defence,
        base_spa=stats.special_attack,
        base_spd=stats.special_defence,
        base_spe=stats.speed,
        weight_hg=pokemon.weight_hg,
        height_dm=pokemon.height_dm,
        sprite_url=pokemon.sprite_url,
    )


def _evolution_rows(pokemon: Sequence[Pokemon]) -> list[EvolutionRow]:
    return [
        EvolutionRow(pokemon=one.slug, evolves_from=one.evolves_from, level=one.evolution_level)
        for one in pokemon
        if one.evolves_from is not None
    ]


def _move_row(move: Move, position: int) -> MoveRow:
    return MoveRow(
        slug=move.slug,
        position=position,
        showdown_id=move.showdown_id,
        type=move.type,
        category=move.category.value,
        power=move.power,
        accuracy=move.accuracy,
        pp=move.pp,
        priority=move.priority,
        target=move.target,
        critical_stage=move.critical_stage,
        min_hits=move.min_hits,
        max_hits=move.max_hits,
        playable=move.playable,
    )


def _effect_rows(move: Move) -> Iterator[MoveEffectRow]:
    for position, effect in enumerate(move.effects, start=1):
        yield MoveEffectRow(
            move=move.slug,
            position=position,
            kind=effect.kind,
            target=effect.target,
            chance=effect.chance,
            stat=effect.stat,
            value=effect.value,
            value_max=effect.value_max,
        )


def _learnset_rows(pokedex: Pokedex) -> Iterator[LearnsetEntryRow]:
    for slug, learnset in pokedex.learnsets.items():
        for position, one in enumerate(learnset, start=1):
            yield LearnsetEntryRow(
                pokemon=slug,
                position=position,
                move=one.move,
                method=one.method.value,
                level=one.level,
                learnt_by=one.learnt_by,
            )
