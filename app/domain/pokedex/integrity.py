"""What must hold between the parts of a Pokédex for it to be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.pokedex.inheritance import ancestors
from app.domain.pokedex.learnset import WITH_LEVEL
from app.domain.pokedex.moves import PRIORITIES
from app.domain.pokedex.names import name_problem, normalise
from app.domain.pokedex.stats import MAX_LEVEL
from app.domain.pokedex.type_chart import MULTIPLIERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.pokedex.pokedex import Pokedex


def contradictions(pokedex: Pokedex) -> list[str]:
    """Return a sentence for everything that is wrong; none where the Pokédex is sound."""
    checks = (_entries, _type_chart, _pokemon, _species, _forms, _moves, _learnsets, _slugs_and_names)
    return [problem for check in checks for problem in check(pokedex)]


def _entries(pokedex: Pokedex) -> Iterator[str]:
    tables = {"types": pokedex.types, "natures": pokedex.natures, "Pokémon": pokedex.pokemon, "moves": pokedex.moves}
    for name, entries in tables.items():
        if not entries:
            yield f"there are no {name}"


def _type_chart(pokedex: Pokedex) -> Iterator[str]:
    types = [one.slug for one in pokedex.types]
    wanted = {(attacking, defending) for attacking in types for defending in types}
    found = pokedex.type_chart.multipliers
    for attacking, defending in sorted(wanted ^ set(found)):
        yield f"the type chart must have exactly one multiplier for {attacking} against {defending}"
    for (attacking, defending), multiplier in found.items():
        if multiplier not in MULTIPLIERS:
            yield f"{attacking} against {defending} is {multiplier}, but must be one of 0, 0.5, 1, 2"


def _pokemon(pokedex: Pokedex) -> Iterator[str]:
    types = {one.slug for one in pokedex.types}
    slugs = {one.slug for one in pokedex.pokemon}
    for one in pokedex.pokemon:
        yield from _unknown(f"the types of {one.slug}", one.types, types)
        if len(set(one.types)) not in {1, 2} or len(set(one.types)) != len(one.types):
            yield f"{one.slug} must have one or two different types"
        for stat in one.base_stats.as_tuple():
            yield from _outside(f"a base statistic of {one.slug}", stat, 1, 255)
        yield from _outside(f"the weight of {one.slug} in hg", one.weight_hg, 1)
        yield from _outside(f"the height of {one.slug} in dm", one.height_dm, 1)
        yield from _unknown(f"the species of {one.slug}", [one.species], slugs)
        yield from _unknown(f"the pre-evolution of {one.slug}", filter(None, [one.evolves_from]), slugs)


def _species(pokedex: Pokedex) -> Iterator[str]:
    numbers: dict[str, int] = {}
    species: dict[int, str] = {}
    for one in pokedex.pokemon:
        yield from _outside(f"the National Pokédex number of {one.slug}", one.dex_number, 1)
        if numbers.setdefault(one.species, one.dex_number) != one.dex_number:
            yield f"the forms of {one.species} have different National Pokédex numbers"
        elif (owner := species.setdefault(one.dex_number, one.species)) != one.species:
            yield f"{owner} and {one.species} have the same National Pokédex number"


def _forms(pokedex: Pokedex) -> Iterator[str]:
    by_slug = {one.slug: one for one in pokedex.pokemon}
    owners: dict[tuple[str, str, str], str] = {}
    for one in pokedex.pokemon:
        owner = owners.setdefault((one.species, one.form, one.variant), one.slug)
        if owner != one.slug:
            yield f"{owner} and {one.slug} are the same form of {one.species}"
        if one.evolves_from is None and one.evolution_level is not None:
            yield f"{one.slug} has an evolution level, but evolves from nothing"
        yield from _outside(f"the evolution level of {one.slug}", one.evolution_level, 1, MAX_LEVEL)
        line = [one.slug, *ancestors(one.slug, by_slug)]
        if by_slug[line[-1]].evolves_from in line:
            yield f"{one.slug} evolves, in the end, from itself"


def _moves(pokedex: Pokedex) -> Iterator[str]:
    types = {one.slug for one in pokedex.types}
    for one in pokedex.moves:
        yield from _unknown(f"the type of {one.slug}", [one.type], types)
        yield from _outside(f"the power of {one.slug}", one.power, 1)
        yield from _outside(f"the accuracy of {one.slug}", one.accuracy, 1, 100)
        yield from _outside(f"the PP of {one.slug}", one.pp, 1)
        yield from _outside(f"the priority of {one.slug}", one.priority, PRIORITIES[0], PRIORITIES[-1])
        yield from _outside(f"the critical stage of {one.slug}", one.critical_stage, 0)
        if not 1 <= one.min_hits <= one.max_hits:
            yield f"{one.slug} hits {one.min_hits} to {one.max_hits} times, which is not a range"
        for effect in one.effects:
            yield from _outside(f"the chance of {effect.kind} of {one.slug}", effect.chance, 1, 100)


def _learnsets(pokedex: Pokedex) -> Iterator[str]:
    slugs = {one.slug for one in pokedex.pokemon}
    moves = {one.slug for one in pokedex.moves}
    yield from _unknown("the learnsets", pokedex.learnsets, slugs)
    for slug in sorted(slugs - set(pokedex.learnsets)):
        yield f"{slug} has no learnset"
    for slug, rows in pokedex.learnsets.items():
        yield from _unknown(f"the learnset of {slug}", (row.move for row in rows), moves)
        yield from _unknown(f"who {slug} has moves from", filter(None, (row.learnt_by for row in rows)), slugs)
        for row in rows:
            if (row.level is not None) != (row.method in WITH_LEVEL):
                yield f"{slug} learns {row.move} by {row.method} at level {row.level}, which does not fit together"
            yield from _outside(f"the level at which {slug} learns {row.move}", row.level, 0, MAX_LEVEL)


def _slugs_and_names(pokedex: Pokedex) -> Iterator[str]:
    kinds: Sequence[tuple[str, dict[str, tuple[str, ...]]]] = (
        ("type", {one.slug: one.names.known for one in pokedex.types}),
        ("nature", {one.slug: one.names.known for one in pokedex.natures}),
        ("move", {one.slug: one.all_names for one in pokedex.moves}),
        ("Pokémon", {one.slug: one.all_names for one in pokedex.pokemon}),
    )
    lengths = [len(pokedex.types), len(pokedex.natures), len(pokedex.moves), len(pokedex.pokemon)]
    for (kind, names), length in zip(kinds, lengths, strict=True):
        if len(names) != length:
            yield f"a {kind} stands twice"
        yield from _strange(kind, names)
        yield from _ambiguous(kind, names)


def _strange(kind: str, names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for slug, all_names in names.items():
        for name in all_names:
            if problem := name_problem(name):
                yield f"the name {name!r} of the {kind} {slug} {problem}"


def _ambiguous(kind: str, names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for slug, all_names in names.items():
        for name in [slug, *all_names]:
            owner = owners.setdefault(normalise(name), slug)
            if owner != slug:
                yield f"the {kind} name {name!r} stands for both {owner} and {slug}"


def _outside(what: str, value: int | None, lowest: int, highest: int | None = None) -> Iterator[str]:
    if value is None or (value >= lowest and (highest is None or value <= highest)):
        return
    allowed = f"at least {lowest}" if highest is None else f"{lowest} to {highest}"
    yield f"{what} is {value}, but must be {allowed}"


def _unknown(where: str, found: Iterable[str], known: set[str]) -> Iterator[str]:
    for slug in found:
        if slug not in known:
            yield f"{where}: there is no {slug!r}"
