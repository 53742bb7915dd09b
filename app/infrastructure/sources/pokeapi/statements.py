"""What PokeAPI states of each entry as it is in Let's Go, under the names that our own facts have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.pokedex.species import Form
from app.domain.pokedex.stats import STATS, Stat
from app.infrastructure.sources.pokeapi.evolution import evolution_statement
from app.infrastructure.sources.pokeapi.game import Game, generation_number
from app.infrastructure.sources.pokeapi.local_names import names_of, names_of_form
from app.infrastructure.sources.pokeapi.past_values import Through, Until, before_change, in_generation

if TYPE_CHECKING:
    from app.domain.pokedex.differences import Fact
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.species import Pokemon
    from app.infrastructure.sources.pokeapi.gathering import Resources
    from app.infrastructure.sources.pokeapi.resources import (
        DamageRelations,
        NatureResource,
        NatureStat,
        PokemonResource,
        TypeResource,
    )

    Statement = dict[str, Fact]

_STATS: Final = {
    "hp": Stat.HP,
    "attack": Stat.ATTACK,
    "defense": Stat.DEFENCE,
    "special-attack": Stat.SPECIAL_ATTACK,
    "special-defense": Stat.SPECIAL_DEFENCE,
    "speed": Stat.SPEED,
}


def pokemon_statement(one: Pokemon, resources: Resources, game: Game) -> Statement:
    resource = resources.pokemon[one.slug]
    species = resources.species[one.species]
    is_base = one.form is Form.BASE
    return {
        **(names_of(species.names) if is_base else names_of_form(resources.forms[one.slug], species)),
        "National Pokédex number": species.id,
        **_types(resource, game),
        **_base_stats(resource, game),
        "height in dm": resource.height,
        "weight in hg": resource.weight,
        **(evolution_statement(one, resources) if is_base else {}),
    }


def move_statement(one: Move, resources: Resources, game: Game) -> Statement:
    move, address = resources.moves[one.slug], resources.found["move"][one.slug].address
    past = {game.order_of(values.version_group.name, document=address): values for values in move.past_values}
    types = [Until(order, values.type) for order, values in past.items()]
    powers: list[Until[int | None]] = [Until(order, values.power) for order, values in past.items()]
    accuracies: list[Until[int | None]] = [Until(order, values.accuracy) for order, values in past.items()]
    pps = [Until(order, values.pp) for order, values in past.items()]
    return {
        **names_of(move.names),
        "type": before_change(move.type, types, order=game.order).name,
        "category": move.damage_class.name,
        "power": before_change(move.power, powers, order=game.order),
        "accuracy": before_change(move.accuracy, accuracies, order=game.order),
        "PP": before_change(move.pp, pps, order=game.order),
        "priority": move.priority,
    }


def nature_statement(nature: NatureResource) -> Statement:
    increased, decreased = _stat(nature.increased_stat), _stat(nature.decreased_stat)
    if increased is decreased:  # as PokeAPI has had it for a nature that changes nothing
        increased = decreased = None
    return {**names_of(nature.names), "increased": increased, "decreased": decreased}


def type_statement(attacking: TypeResource) -> Statement:
    return dict(names_of(attacking.names))


def multipliers(attacking: TypeResource, game: Game) -> dict[str, float]:
    """Return how effective this type is, by the defending types against which that is not 1."""
    past = [Through(generation_number(one.generation), one.damage_relations) for one in attacking.past_damage_relations]
    relations: DamageRelations = in_generation(attacking.damage_relations, past, generation=game.generation)
    return {
        **{one.name: 2.0 for one in relations.double_damage_to},
        **{one.name: 0.5 for one in relations.half_damage_to},
        **{one.name: 0.0 for one in relations.no_damage_to},
    }


def _types(resource: PokemonResource, game: Game) -> Statement:
    past = [Through(generation_number(one.generation), one.types) for one in resource.past_types]
    slots = in_generation(resource.types, past, generation=game.generation)
    names: list[str | None] = [one.type.name for one in sorted(slots, key=lambda one: one.slot)]
    return dict(zip(("first type", "second type"), [*names, None], strict=False))


def _base_stats(resource: PokemonResource, game: Game) -> Statement:
    now = {_STATS[one.stat.name]: one.base_stat for one in resource.stats}
    return {stat: in_generation(now[stat], _past_stat(resource, stat), generation=game.generation) for stat in STATS}


def _past_stat(resource: PokemonResource, stat: Stat) -> list[Through[int]]:
    return [
        Through(generation_number(past.generation), one.base_stat)
        for past in resource.past_stats
        for one in past.stats
        if _STATS.get(one.stat.name) is stat
    ]


def _stat(stat: NatureStat | None) -> Stat | None:
    return None if stat is None else _STATS[stat.name]
