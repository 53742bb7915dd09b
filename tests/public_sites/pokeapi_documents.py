"""The documents of which our own PokeAPI is made; see `pokeapi.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.names import Names
    from app.domain.pokedex.natures import Nature
    from app.domain.pokedex.species import Pokemon

ROOT: Final = "/api/v2/"
SPRITES: Final = "https://sprites.test/"
LETS_GO: Final = "lets-go-pikachu-lets-go-eevee"
STATS_THERE: Final = ("hp", "attack", "defense", "special-attack", "special-defense", "speed")


def german(slug: str) -> str:
    return f"{slug} auf Deutsch"


def japanese(slug: str) -> str:
    return f"日本語の{slug}"


def kana(slug: str) -> str:
    return f"にほんごの{slug}"


def local_names(names: Names, slug: str) -> list[dict[str, Any]]:
    """With the apostrophes of print, and with only kana for names that begin with a vowel."""
    french = names.later_french or names.french  # the site speaks of today's games
    said = {"en": names.english, "fr": french.replace("'", "’"), "de": german(slug), "ja-hrkt": kana(slug)}
    if slug[0] not in "aeiou":
        said["ja"] = japanese(slug)
    return [{"language": reference("language", code), "name": name} for code, name in said.items()]


def reference(kind: str, name: str) -> dict[str, str]:
    return {"name": name, "url": f"https://pokeapi.test{ROOT}{kind}/{name}/"}


def generation(number: int) -> dict[str, str]:
    return {"name": f"generation-{number}", "url": f"https://pokeapi.test{ROOT}generation/{number}/"}


def pokemon_document(one: Pokemon, number: int, *, is_changed: bool) -> dict[str, Any]:
    types = [{"slot": slot, "type": reference("type", name)} for slot, name in enumerate(one.types, start=1)]
    other_types = [{"slot": 1, "type": reference("type", "stellar")}]
    stats = list(_stats(one, more=0))
    past_stats = [{"generation": generation(1), "stats": [{"base_stat": 9, "stat": reference("stat", "special")}]}]
    past_types = [{"generation": generation(5), "types": other_types}]
    if is_changed:
        past_stats.append({"generation": generation(7), "stats": stats[1:3]})
        past_stats.append({"generation": generation(8), "stats": list(_stats(one, more=20))[1:3]})
        past_types.append({"generation": generation(7), "types": types})
    now = [*stats[:1], *list(_stats(one, more=5))[1:3], *stats[3:]] if is_changed else stats
    return {
        "height": one.height_dm,
        "weight": one.weight_hg,
        "species": reference("pokemon-species", one.species),
        "stats": now,
        "past_stats": past_stats,
        "types": other_types if is_changed else types,
        "past_types": past_types,
        "sprites": {"front_default": f"{SPRITES}{number}.png", "back_default": None},
    }


def _stats(one: Pokemon, *, more: int) -> Iterator[dict[str, Any]]:
    for name, value in zip(STATS_THERE, one.base_stats.as_tuple(), strict=True):
        yield {"base_stat": value + more, "effort": 0, "stat": reference("stat", name)}


def move_document(move: Move, *, is_changed: bool) -> dict[str, Any]:
    past = [_past("diamond-pearl", pp=1), _past(LETS_GO, power=1, accuracy=1, pp=2)]
    if is_changed:
        past.append(_past("sword-shield", power=move.power, pp=move.pp, type=reference("type", move.type)))
        newer = {"power": move.power and 3, "accuracy": move.accuracy, "pp": 3, "type": reference("type", "stellar")}
        past.append(_past("scarlet-violet", **newer))
    return {
        "names": local_names(move.names, move.slug),
        "type": reference("type", "stellar" if is_changed else move.type),
        "damage_class": reference("move-damage-class", move.category),
        "power": move.power and move.power + (10 if is_changed else 0),
        "accuracy": move.accuracy and (50 if is_changed else move.accuracy),
        "pp": 40 if is_changed else move.pp,
        "priority": move.priority,
        "past_values": past if move.power and move.accuracy else past[:1] + past[2:],
    }


def _past(version_group: str, **values: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "accuracy": None,
        "effect_chance": None,
        "effect_entries": [],
        "power": None,
        "pp": None,
        "type": None,
    }
    return {**nothing, **values, "version_group": reference("version-group", version_group)}


def nature_document(nature: Nature) -> dict[str, Any]:
    there = dict(zip(STATS, STATS_THERE, strict=True))
    return {
        "names": local_names(nature.names, nature.slug),
        "increased_stat": reference("stat", there[nature.increased]) if nature.increased else None,
        "decreased_stat": reference("stat", there[nature.decreased]) if nature.decreased else None,
    }


def version_group_document(name: str, order: int, number: int, versions: tuple[str, ...]) -> dict[str, Any]:
    shown = [reference("version", version) for version in versions]
    return {"name": name, "order": order, "generation": generation(number), "versions": shown}
