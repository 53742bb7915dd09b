"""What a site of PokeAPI's structure says, brought and compared with the bundled Pokédex."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.pokedex_source import tell_nobody
from app.domain.pokedex.differences import Difference, differences
from app.domain.pokedex.quality import examine
from app.infrastructure.sources.pokeapi.pokeapi_source import PokeApiSource
from tests.integration.sources.handful import HeldPokedex, handful
from tests.public_sites.hasty import hasty_fetcher
from tests.public_sites.pokeapi import PokeApi
from tests.public_sites.pokeapi_documents import SPRITES, german, japanese, kana, reference

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.pokedex_source import Reading
    from app.domain.pokedex.pokedex import Pokedex
    from tests.public_sites.scripted_site import ScriptedSite

NEW_FACTS = {"Japanese name", "German name", "sprite"}
OLD_SPELLING = Difference(kind="move", entry="vise-grip", fact="slug", ours="vise-grip", theirs="vice-grip")
# As the real one has it, in part.
ABSORB_NOW = {"power": 20, "pp": 25, "accuracy": 100, "type": reference("type", "grass")}
ABSORB_BEFORE = (("diamond-pearl", None, 20), ("lets-go-pikachu-lets-go-eevee", 20, 25), ("sword-shield", 40, 15))


@pytest.fixture
def few(pokedex: Pokedex) -> Pokedex:
    return handful(pokedex)


@pytest.fixture
def api(site: ScriptedSite, few: Pokedex) -> PokeApi:
    return PokeApi(few, site.address)


def read(api: PokeApi, site: ScriptedSite, pokedex: Pokedex, folder: Path) -> Reading:
    api.publish(site)
    source = PokeApiSource(bundled=HeldPokedex(pokedex), fetcher=hasty_fetcher(folder), address=api.address)
    source.extract(offline=False, tell=tell_nobody)
    return source.read()


def test_all_of_lets_go_comes_and_is_what_is_bundled(site: ScriptedSite, pokedex: Pokedex, tmp_path: Path) -> None:
    reading = read(PokeApi(pokedex, site.address), site, pokedex, tmp_path)
    assert reading.disagreements == (OLD_SPELLING,)
    assert {one.fact for one in differences(pokedex, reading.pokedex)} == NEW_FACTS
    assert reading.pokedex.fingerprint == pokedex.fingerprint
    assert reading.compared > 5000
    assert examine(reading.pokedex, compared=reading.compared, disagreements=reading.disagreements).passed


def test_it_adds_names_in_japanese_and_german(site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path) -> None:
    new = read(api, site, few, tmp_path).pokedex
    tables = (new.types, new.natures, new.pokemon, new.moves)
    names = {one.slug: one.names.german for table in tables for one in table}
    assert names == {slug: german(slug) for slug in names}
    assert new.get_pokemon("pikachu-starter").names.japanese == japanese("pikachu-starter")
    assert new.get_move("absorb").names.japanese == kana("absorb")
    assert new.move_names.slug_of(german("dig")) == "dig"


def test_a_form_without_a_name_in_a_language_gets_none(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    api.of("pokemon-form", "raichu-alola")["names"] = []
    names = read(api, site, few, tmp_path).pokedex.get_pokemon("raichu-alola").names
    assert names == few.get_pokemon("raichu-alola").names


def test_the_name_of_a_form_may_stand_among_the_names_of_forms(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    names = {"ja": f"メガ{japanese('raichu')}", "de": "Mega-Form"}
    form_names = [{"language": reference("language", code), "name": name} for code, name in names.items()]
    api.of("pokemon-form", "raichu-alola").update({"names": [], "form_names": form_names})
    new = read(api, site, few, tmp_path).pokedex.get_pokemon("raichu-alola").names
    assert (new.japanese, new.german) == (names["ja"], None)


def test_it_says_where_pictures_are_now(site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path) -> None:
    api.of("pokemon", "raichu")["sprites"]["front_default"] = None
    new = read(api, site, few, tmp_path).pokedex
    assert new.get_pokemon("pikachu").sprite_url == f"{SPRITES}25.png"
    assert new.get_pokemon("raichu").sprite_url == few.get_pokemon("raichu").sprite_url


def test_a_name_that_ours_has_stands(site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path) -> None:
    old = few.moves[0]
    named = replace(old, names=replace(old.names, german="Nehmen"))
    reading = read(api, site, replace(few, moves=(named, *few.moves[1:])), tmp_path)
    assert reading.pokedex.moves[0].names.german == "Nehmen"
    assert (
        Difference(kind="move", entry=old.slug, fact="German name", ours="Nehmen", theirs=german(old.slug))
        in reading.disagreements
    )


def set_absorb(api: PokeApi, *, past: bool) -> None:
    nothing: dict[str, Any] = {"accuracy": None, "effect_chance": None, "effect_entries": [], "type": None}
    values = [
        {**nothing, "power": power, "pp": pp, "version_group": reference("version-group", group)}
        for group, power, pp in ABSORB_BEFORE
    ]
    api.of("move", "absorb").update(ABSORB_NOW | {"past_values": values if past else []})


def test_the_past_values_of_a_move_are_those_of_lets_go(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    set_absorb(api, past=True)
    assert read(api, site, few, tmp_path).disagreements == (OLD_SPELLING,)


def test_without_its_past_values_a_move_would_be_that_of_another_game(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    set_absorb(api, past=False)
    reading = read(api, site, few, tmp_path)
    power = Difference(kind="move", entry="absorb", fact="power", ours=40, theirs=20)
    pp = Difference(kind="move", entry="absorb", fact="PP", ours=15, theirs=25)
    assert reading.disagreements == (power, pp, OLD_SPELLING)
    assert (reading.pokedex.get_move("absorb").power, reading.pokedex.get_move("absorb").pp) == (40, 15)


def test_lets_go_is_found_though_its_version_group_is_renamed(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    group = api.of("version-group", "lets-go-pikachu-lets-go-eevee")
    group["name"] = "lets-go"
    for document in api.documents.values():
        for past in document.get("past_values", ()):
            past["version_group"]["name"] = past["version_group"]["name"].removesuffix("-pikachu-lets-go-eevee")
    for one in api.listing("version-group")["results"]:
        one["name"] = one["name"].removesuffix("-pikachu-lets-go-eevee")
    assert read(api, site, few, tmp_path).disagreements == (OLD_SPELLING,)


@pytest.mark.parametrize(
    ("kind", "slug", "changes", "difference"),
    [
        ("pokemon", "raichu", {"height": 9}, ("pokemon", "raichu", "height in dm", 8, 9)),
        ("pokemon", "raichu", {"weight": 301}, ("pokemon", "raichu", "weight in hg", 300, 301)),
        (
            "pokemon",
            "raichu",
            {
                "types": [
                    {"slot": 2, "type": reference("type", "psychic")},
                    {"slot": 1, "type": reference("type", "electric")},
                ]
            },
            ("pokemon", "raichu", "second type", None, "psychic"),
        ),
        ("pokemon-species", "raticate", {"id": 21}, ("pokemon", "raticate", "National Pokédex number", 20, 21)),
        (
            "pokemon-species",
            "raichu",
            {"evolves_from_species": None},
            ("pokemon", "raichu", "evolves from", "pikachu", None),
        ),
        ("move", "quick-attack", {"priority": 2}, ("move", "quick-attack", "priority", 1, 2)),
        ("move", "leer", {"accuracy": None}, ("move", "leer", "accuracy", 100, None)),
        ("move", "dig", {"damage_class": {"name": "special"}}, ("move", "dig", "category", "physical", "special")),
        (
            "move",
            "leer",
            {"type": reference("type", "dark"), "past_values": []},
            ("move", "leer", "type", "normal", "dark"),
        ),
        (
            "nature",
            "bold",
            {"increased_stat": reference("stat", "speed")},
            ("nature", "bold", "increased", "def", "spe"),
        ),
    ],
)
def test_a_fact_that_differs_is_reported_and_ours_stands(
    *,
    site: ScriptedSite,
    api: PokeApi,
    few: Pokedex,
    tmp_path: Path,
    kind: str,
    slug: str,
    changes: dict[str, Any],
    difference: tuple[Any, ...],
) -> None:
    api.of(kind, slug).update(changes)
    reading = read(api, site, few, tmp_path)
    names = ("kind", "entry", "fact", "ours", "theirs")
    assert set(reading.disagreements) == {OLD_SPELLING, Difference(**dict(zip(names, difference, strict=True)))}
    assert {one.fact for one in differences(few, reading.pokedex)} <= NEW_FACTS


def test_another_effectiveness_is_reported(site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path) -> None:
    api.of("type", "electric")["damage_relations"]["double_damage_to"] = [reference("type", "dark")]
    reading = read(api, site, few, tmp_path)
    wrong = Difference(kind="type chart", entry="electric > dark", fact="multiplier", ours=1.0, theirs=2.0)
    assert wrong in reading.disagreements
    assert reading.pokedex.type_chart == few.type_chart


def test_a_statistic_that_differs_is_reported(site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path) -> None:
    api.of("pokemon", "raichu")["stats"][5]["base_stat"] = 100
    wrong = Difference(kind="pokemon", entry="raichu", fact="spe", ours=110, theirs=100)
    assert wrong in read(api, site, few, tmp_path).disagreements


def test_any_way_to_evolve_of_any_game_may_be_ours(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    chain = api.of("evolution-chain", "raticate")["chain"]["evolves_to"][0]
    chain["evolution_details"] = [{"min_level": None}, {"min_level": 12}, {"min_level": 20}]
    assert read(api, site, few, tmp_path).disagreements == (OLD_SPELLING,)
    chain["evolution_details"] = [{"min_level": 22}, {"min_level": 30}]
    wrong = Difference(kind="pokemon", entry="raticate", fact="evolution level", ours=20, theirs=22)
    assert wrong in read(api, site, few, tmp_path).disagreements


def test_a_name_that_stands_for_another_entry_already_is_left_out_and_reported(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    german_name = next(one for one in api.of("move", "leer")["names"] if one["language"]["name"] == "de")
    german_name["name"] = "Absorb"
    reading = read(api, site, few, tmp_path)
    left_out = Difference(kind="move", entry="leer", fact="German name", ours=None, theirs="Absorb")
    assert set(reading.disagreements) == {OLD_SPELLING, left_out}
    assert reading.pokedex.get_move("leer").names.german is None
    assert reading.pokedex.get_move("Absorb").slug == "absorb"


def test_a_resource_under_another_spelling_is_found_and_reported(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    for one in api.listing("move")["results"]:
        one["name"] = one["name"].replace("double-edge", "doubleedge")
    renamed = Difference(kind="move", entry="double-edge", fact="slug", ours="double-edge", theirs="doubleedge")
    assert set(read(api, site, few, tmp_path).disagreements) == {OLD_SPELLING, renamed}
