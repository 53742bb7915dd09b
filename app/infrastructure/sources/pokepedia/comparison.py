"""What the wiki says about the learning of moves, beside what the bundled Pokédex says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import BrokenSourceError, Reading, SourceProblem
from app.domain.pokedex.differences import Difference, learnset_facts
from app.domain.pokedex.learnset import LearnedMove, LearnMethod
from app.domain.pokedex.names import normalise
from app.domain.pokedex.species import Form
from app.infrastructure.sources.pokepedia.learnset_page import BY_TM, BY_TUTOR
from app.infrastructure.sources.pokepedia.spelling import Spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon
    from app.infrastructure.sources.pokepedia.learnset_page import LearnsetPage
    from app.infrastructure.sources.pokepedia.level_table import LevelRow

_Ways = frozenset[LearnedMove]
_BY_LEVEL: Final = frozenset({LearnMethod.LEVEL, LearnMethod.EVOLUTION})
_LEARNS_EVERY_TM: Final = "mew"
"""Its page says so in a sentence, and has no table of them for Let's Go."""


def compare(pokedex: Pokedex, pages: Mapping[str, LearnsetPage]) -> Reading:
    """Return the Pokédex as it is, with every fact in which the page of a Pokémon, by its slug, differs.

    One way to learn one move is a fact, and so is each French name; a difference tells all ways to learn its move.

    Raises:
        BrokenSourceError: a page lacks a table that the Pokémon must have.
    """
    told = [one for one in pokedex.pokemon if one.slug in pages]
    if problems := [problem for one in told for problem in _missing(pokedex, one, pages[one.slug])]:
        raise BrokenSourceError(problems)
    named = [one for one in told if one.form is not Form.PARTNER]  # whose page has the name of its species
    spellings = Spellings(pokedex.moves)
    compared = len(named)
    learnsets: list[Difference] = []
    for one in told:
        ours, theirs = _both(pokedex, one, pages[one.slug], spellings)
        compared += len(ours | theirs)
        learnsets += _differences(one.slug, ours, theirs)
    names = [_name(one, pages[one.slug].name) for one in named if _is_renamed(one, pages[one.slug])]
    return Reading(
        pokedex=pokedex,
        compared=compared + spellings.compared,
        disagreements=(*names, *spellings.differences, *learnsets),
    )


def _missing(pokedex: Pokedex, pokemon: Pokemon, page: LearnsetPage) -> Iterator[SourceProblem]:
    ours = {row.method for row in pokedex.learnsets[pokemon.slug]}
    game = "a heading that names Let's Go"
    if LearnMethod.TM in ours and page.by_tm is None and pokemon.slug != _LEARNS_EVERY_TM:
        reason = f"has no table of TMs; below the id {BY_TM}, {game} was expected, and a table below it"
        yield SourceProblem(file=page.address, line=None, reason=reason)
    if LearnMethod.TUTOR in ours and page.by_tutor is None:
        reason = f"has no table of the partner's moves; below the id {BY_TUTOR}, {game}, or the partner, was expected"
        yield SourceProblem(file=page.address, line=None, reason=reason)


def _both(pokedex: Pokedex, pokemon: Pokemon, page: LearnsetPage, spellings: Spellings) -> tuple[_Ways, _Ways]:
    rows = pokedex.learnsets[pokemon.slug]
    theirs = frozenset(_theirs(pokemon, rows, page, spellings))
    told = set(_told(pokemon, page))
    idle = {move.slug for move in pokedex.moves if not move.playable} - {row.move for row in theirs}
    ours = {row for row in rows if row.method in told and row.move not in idle}
    # What a gift knows when it is given has our level of the gift; the wiki calls it known from the start.
    known = {row.move for row in rows if row.method is LearnMethod.START}
    return frozenset(ours | {row for row in theirs if row.move in known and row.level == 1}), theirs


def _told(pokemon: Pokemon, page: LearnsetPage) -> Iterator[LearnMethod]:
    yield from _BY_LEVEL
    if page.by_tm or pokemon.slug != _LEARNS_EVERY_TM:
        yield LearnMethod.TM
    if pokemon.form is Form.PARTNER:
        yield LearnMethod.TUTOR


def _theirs(
    pokemon: Pokemon, ours: Sequence[LearnedMove], page: LearnsetPage, spellings: Spellings
) -> Iterator[LearnedMove]:
    meant = spellings.meant([row.move for row in page.by_level], expected=_moves(ours, _BY_LEVEL))
    for row in page.by_level:
        yield from _ways(meant[row.move], row)
    taught = {LearnMethod.TM: page.by_tm, LearnMethod.TUTOR: page.by_tutor if pokemon.form is Form.PARTNER else ()}
    for method, names in taught.items():
        for slug in spellings.meant(names or (), expected=_moves(ours, {method})).values():
            yield LearnedMove(move=slug, method=method, level=None)


def _ways(slug: str, row: LevelRow) -> Iterator[LearnedMove]:
    for level in row.levels:
        yield LearnedMove(move=slug, method=LearnMethod.LEVEL, level=level)
    if row.on_evolution:
        yield LearnedMove(move=slug, method=LearnMethod.EVOLUTION, level=None)


def _moves(rows: Sequence[LearnedMove], methods: AbstractSet[LearnMethod]) -> set[str]:
    return {row.move for row in rows if row.method in methods}


def _differences(slug: str, ours: _Ways, theirs: _Ways) -> Iterator[Difference]:
    here, there = learnset_facts(tuple(ours)), learnset_facts(tuple(theirs))
    for move in sorted(here.keys() | there.keys()):
        if here.get(move) != there.get(move):
            yield Difference(kind="learnset", entry=slug, fact=move, ours=here.get(move), theirs=there.get(move))


def _is_renamed(pokemon: Pokemon, page: LearnsetPage) -> bool:
    return normalise(pokemon.names.french) != normalise(page.name)


def _name(pokemon: Pokemon, theirs: str) -> Difference:
    return Difference(kind="pokemon", entry=pokemon.slug, fact="French name", ours=pokemon.names.french, theirs=theirs)
