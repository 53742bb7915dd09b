"""Where two Pokédexes, or two sources of one, do not say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.pokedex.learnset import LearnedMove
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.names import Names
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

Fact: TypeAlias = str | int | float | None
Facts: TypeAlias = "Mapping[str, Fact]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    kind: str
    """`type`, `type chart`, `nature`, `pokemon`, `move` or `learnset`."""
    entry: str
    """Its slug; for the type chart `fire > water`."""
    fact: str
    ours: Fact
    """None where the entry or the fact is not there, as in `theirs`."""
    theirs: Fact

    def __str__(self) -> str:
        return f"{self.kind} {self.entry}, {self.fact}: {_said(self.ours)} here, {_said(self.theirs)} there"


def differences(ours: Pokedex, theirs: Pokedex) -> tuple[Difference, ...]:
    """Return every fact that differs, in the order of the game's tables; an order of entries is no fact."""
    here, there = _tables(ours), _tables(theirs)
    return tuple(
        difference
        for kind in here
        for entry in {**here[kind], **there[kind]}
        for difference in _between(kind, entry, here[kind].get(entry, {}), there[kind].get(entry, {}))
    )


def _between(kind: str, entry: str, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    if not ours or not theirs:
        if ours != theirs:
            yield Difference(
                kind=kind, entry=entry, fact="entry", ours=_there_or_not(ours), theirs=_there_or_not(theirs)
            )
        return
    for fact in {**ours, **theirs}:
        if ours.get(fact) != theirs.get(fact):
            yield Difference(kind=kind, entry=entry, fact=fact, ours=ours.get(fact), theirs=theirs.get(fact))


def _there_or_not(facts: Facts) -> str | None:
    return "present" if facts else None


def _tables(pokedex: Pokedex) -> dict[str, dict[str, Facts]]:
    return {
        "type": {one.slug: name_facts(one.names) for one in pokedex.types},
        "type chart": {
            f"{attacking} > {defending}": {"multiplier": multiplier}
            for (attacking, defending), multiplier in pokedex.type_chart.multipliers.items()
        },
        "nature": {one.slug: nature_facts(one) for one in pokedex.natures},
        "pokemon": {one.slug: pokemon_facts(one) for one in pokedex.pokemon},
        "move": {one.slug: move_facts(one) for one in pokedex.moves},
        "learnset": {slug: {"of": slug, **learnset_facts(rows)} for slug, rows in pokedex.learnsets.items()},
    }


def name_facts(names: Names) -> dict[str, Fact]:
    return {
        "English name": names.english,
        "French name": names.french,
        "Japanese name": names.japanese,
        "German name": names.german,
        "later French name": names.later_french,
    }


def nature_facts(nature: Nature) -> dict[str, Fact]:
    return {**name_facts(nature.names), "increased": nature.increased, "decreased": nature.decreased}


def pokemon_facts(pokemon: Pokemon) -> dict[str, Fact]:
    first, second = (*pokemon.types, None)[:2]
    return {
        **name_facts(pokemon.names),
        "Showdown name": pokemon.showdown_name,
        "National Pokédex number": pokemon.dex_number,
        "species": pokemon.species,
        "form": pokemon.form,
        "variant": pokemon.variant,
        "first type": first,
        "second type": second,
        **dict(zip(STATS, pokemon.base_stats.as_tuple(), strict=True)),
        "height in dm": pokemon.height_dm,
        "weight in hg": pokemon.weight_hg,
        "sprite": pokemon.sprite_url,
        "evolves from": pokemon.evolves_from,
        "evolution level": pokemon.evolution_level,
    }


def move_facts(move: Move) -> dict[str, Fact]:
    effects = "; ".join(
        f"{one.kind} on {one.target}, {one.chance} %, {one.stat}, {one.value}, {one.value_max}" for one in move.effects
    )
    return {
        **name_facts(move.names),
        "Showdown id": move.showdown_id,
        "type": move.type,
        "category": move.category,
        "power": move.power,
        "accuracy": move.accuracy,
        "PP": move.pp,
        "priority": move.priority,
        "target": move.target,
        "critical stage": move.critical_stage,
        "hits": f"{move.min_hits} to {move.max_hits}",
        "playable": move.playable,
        "flags": " ".join(sorted(move.flags)),
        "effects": effects,
    }


def learnset_facts(rows: tuple[LearnedMove, ...]) -> dict[str, str]:
    """Return the ways in which each move is learnt, by its slug: `level 15, tm`."""
    ways: dict[str, list[str]] = {}
    for row in rows:
        ways.setdefault(row.move, []).append(_way(row))
    return {move: ", ".join(sorted(all_ways)) for move, all_ways in ways.items()}


def _way(row: LearnedMove) -> str:
    level = "" if row.level is None else f" {row.level}"
    return f"{row.method}{level}" + (f" of {row.learnt_by}" if row.learnt_by else "")


def _said(fact: Fact) -> str:
    return "nothing" if fact is None else str(fact)
