"""The bundled Pokédex with what PokeAPI adds to it, and where the two disagree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import Reading
from app.domain.pokedex.differences import move_facts, name_facts, nature_facts, pokemon_facts
from app.infrastructure.sources.pokeapi.comparison import Claims, Comparison
from app.infrastructure.sources.pokeapi.game import lets_go
from app.infrastructure.sources.pokeapi.statements import (
    move_statement,
    multipliers,
    nature_statement,
    pokemon_statement,
    type_statement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.pokedex.differences import Fact
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.names import Names
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon
    from app.domain.pokedex.type_chart import Type
    from app.infrastructure.sources.pokeapi.gathering import Resources


def enriched(pokedex: Pokedex, resources: Resources) -> Reading:
    """Return the Pokédex with the names and pictures that it lacks; on whatever both state, its own value stands."""
    enrichment = _Enrichment(pokedex, resources)
    new = replace(
        pokedex,
        types=enrichment.types(),
        natures=enrichment.natures(),
        pokemon=enrichment.pokemon(),
        moves=enrichment.moves(),
    )
    comparison = enrichment.comparison
    return Reading(pokedex=new, compared=comparison.compared, disagreements=tuple(comparison.disagreements))


class _Enrichment:
    def __init__(self, pokedex: Pokedex, resources: Resources) -> None:
        self._pokedex = pokedex
        self._resources = resources
        self._game = lets_go(resources.version_groups, listing=resources.version_group_list)
        self.comparison = Comparison()

    def types(self) -> tuple[Type, ...]:
        claims = Claims({one.slug: one.names.known for one in self._pokedex.types})
        return tuple(self._type(one, claims) for one in self._pokedex.types)

    def natures(self) -> tuple[Nature, ...]:
        claims = Claims({one.slug: one.names.known for one in self._pokedex.natures})
        return tuple(self._nature(one, claims) for one in self._pokedex.natures)

    def pokemon(self) -> tuple[Pokemon, ...]:
        claims = Claims({one.slug: one.all_names for one in self._pokedex.pokemon})
        return tuple(self._one_pokemon(one, claims) for one in self._pokedex.pokemon)

    def moves(self) -> tuple[Move, ...]:
        claims = Claims({one.slug: one.all_names for one in self._pokedex.moves})
        return tuple(self._move(one, claims) for one in self._pokedex.moves)

    def _type(self, one: Type, claims: Claims) -> Type:
        resource = self._resources.types[one.slug]
        theirs = type_statement(resource)
        self._compare("type", one.slug, name_facts(one.names), theirs)
        stated = multipliers(resource, self._game)
        for defending in self._pokedex.types:
            ours = self._pokedex.type_chart.multipliers[one.slug, defending.slug]
            entry, their_value = f"{one.slug} > {defending.slug}", stated.get(defending.slug, 1.0)
            self.comparison.fact("type chart", entry, "multiplier", ours=ours, theirs=their_value)
        return replace(one, names=self._names("type", one.slug, one.names, theirs, claims))

    def _nature(self, one: Nature, claims: Claims) -> Nature:
        theirs = nature_statement(self._resources.natures[one.slug])
        self._compare("nature", one.slug, nature_facts(one), theirs)
        return replace(one, names=self._names("nature", one.slug, one.names, theirs, claims))

    def _one_pokemon(self, one: Pokemon, claims: Claims) -> Pokemon:
        theirs = pokemon_statement(one, self._resources, self._game)
        self._compare("pokemon", one.slug, pokemon_facts(one), theirs)
        # Where a picture is, is no fact of the game: the bundled addresses are PokeAPI's of an earlier day.
        sprite_url = self._resources.pokemon[one.slug].sprites.front_default or one.sprite_url
        names = self._names("pokemon", one.slug, one.names, theirs, claims)
        return replace(one, names=names, sprite_url=sprite_url)

    def _move(self, one: Move, claims: Claims) -> Move:
        theirs = move_statement(one, self._resources, self._game)
        self._compare("move", one.slug, move_facts(one), theirs)
        return replace(one, names=self._names("move", one.slug, one.names, theirs, claims))

    def _compare(self, kind: str, slug: str, ours: Mapping[str, Fact], theirs: Mapping[str, Fact]) -> None:
        self.comparison.fact(kind, slug, "slug", ours=slug, theirs=self._resources.found[kind][slug].name)
        self.comparison.of(kind, slug, ours=ours, theirs=theirs)

    def _names(self, kind: str, slug: str, ours: Names, theirs: Mapping[str, Fact], claims: Claims) -> Names:
        new: dict[str, str] = {}
        for fact, field in (("Japanese name", "japanese"), ("German name", "german")):
            name = theirs.get(fact)
            if isinstance(name, str) and getattr(ours, field) is None:
                if claims.claim(slug, name):
                    new[field] = name
                else:
                    self.comparison.left_out(kind, slug, fact, ours=None, theirs=name)
        return replace(ours, **new)
