"""Smaller and slightly different Pokédexes, all of them sound."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.pokedex.learnset import LearnMethod

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.domain.pokedex.pokedex import Pokedex

FEW = ("pichu", "pikachu", "pikachu-starter", "raichu", "raichu-alola", "charizard-mega-x", "charmander", "ditto")
FAMILY = (*FEW, "charmeleon", "charizard")


def excerpt(pokedex: Pokedex, slugs: Collection[str] = FAMILY) -> Pokedex:
    """Keep these Pokémon and the moves that they learn."""
    pokemon = tuple(one for one in pokedex.pokemon if one.slug in slugs)
    learnsets = {one.slug: pokedex.learnsets[one.slug] for one in pokemon}
    learnt = {row.move for rows in learnsets.values() for row in rows}
    moves = tuple(one for one in pokedex.moves if one.slug in learnt)
    return replace(pokedex, pokemon=pokemon, moves=moves, learnsets=learnsets)


def with_pokemon(pokedex: Pokedex, slug: str, **facts: Any) -> Pokedex:
    pokemon = tuple(replace(one, **facts) if one.slug == slug else one for one in pokedex.pokemon)
    return replace(pokedex, pokemon=pokemon)


def with_move(pokedex: Pokedex, slug: str, **facts: Any) -> Pokedex:
    moves = tuple(replace(one, **facts) if one.slug == slug else one for one in pokedex.moves)
    return replace(pokedex, moves=moves)


def reversed_order(pokedex: Pokedex) -> Pokedex:
    return replace(
        pokedex,
        types=pokedex.types[::-1],
        natures=pokedex.natures[::-1],
        pokemon=pokedex.pokemon[::-1],
        moves=pokedex.moves[::-1],
        learnsets={slug: rows[::-1] for slug, rows in pokedex.learnsets.items()},
    )


def without_inheritance(pokedex: Pokedex) -> Pokedex:
    own = {
        slug: tuple(row for row in rows if row.method is not LearnMethod.INHERITED)
        for slug, rows in pokedex.learnsets.items()
    }
    return replace(pokedex, learnsets=own)


def renamed_pokemon(pokedex: Pokedex, old: str, new: str) -> Pokedex:
    """Give a Pokémon that is its own species, and evolves into nothing, another slug but no other names."""

    def now(slug: str) -> str:
        return new if slug == old else slug

    pokemon = tuple(replace(one, slug=now(one.slug), species=now(one.species)) for one in pokedex.pokemon)
    return replace(pokedex, pokemon=pokemon, learnsets={now(slug): rows for slug, rows in pokedex.learnsets.items()})


def with_traded_names(pokedex: Pokedex, one: str, other: str) -> Pokedex:
    """Let two Pokémon take each other's French names."""
    first, second = pokedex.get_pokemon(one).names, pokedex.get_pokemon(other).names
    traded = {one: replace(first, french=second.french), other: replace(second, french=first.french)}
    pokemon = tuple(replace(each, names=traded.get(each.slug, each.names)) for each in pokedex.pokemon)
    return replace(pokedex, pokemon=pokemon)
