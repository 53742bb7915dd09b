"""What a Pokémon knows from before: a Mega Pokémon its base form's moves, an evolved one its childhood's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.domain.pokedex.species import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.pokedex.species import Pokemon

Learnsets = dict[str, tuple[LearnedMove, ...]]


def completed(pokemon: Sequence[Pokemon], learnsets: Mapping[str, Sequence[LearnedMove]]) -> Learnsets:
    """Return the learnsets with what is inherited at their ends; what was inherited in `learnsets` is worked out anew.

    An evolved Pokémon may know each move that a pre-evolution learns by level and itself learns in no way. The
    nearest pre-evolution counts, which is an Alolan one for the Alolan Pokémon that evolve at all.
    """
    own = {one.slug: _own(learnsets.get(one.slug, ())) for one in pokemon}
    by_slug = {one.slug: one for one in pokemon}
    grown = {slug: rows + tuple(_inherited(slug, by_slug, own)) for slug, rows in own.items()}
    return {one.slug: grown.get(_moves_of(one), grown[one.slug]) for one in pokemon}


def ancestors(slug: str, by_slug: Mapping[str, Pokemon]) -> Iterator[str]:
    """Yield the pre-evolutions, the nearest first; a circle ends where it closes, and so does a gap."""
    seen = {slug}
    earlier = by_slug[slug].evolves_from
    while earlier is not None and earlier in by_slug and earlier not in seen:
        yield earlier
        seen.add(earlier)
        earlier = by_slug[earlier].evolves_from


def _own(rows: Sequence[LearnedMove]) -> tuple[LearnedMove, ...]:
    return tuple(row for row in rows if row.method is not LearnMethod.INHERITED)


def _moves_of(pokemon: Pokemon) -> str:
    return pokemon.species if pokemon.form is Form.MEGA else pokemon.slug


def _inherited(
    slug: str, by_slug: Mapping[str, Pokemon], own: Mapping[str, tuple[LearnedMove, ...]]
) -> Iterator[LearnedMove]:
    known = {row.move for row in own[slug]}
    for ancestor in ancestors(slug, by_slug):
        for row in own[ancestor]:
            if row.method is LearnMethod.LEVEL and row.move not in known:
                known.add(row.move)
                yield LearnedMove(move=row.move, method=LearnMethod.INHERITED, level=row.level, learnt_by=ancestor)
