"""PokeAPI out of order, out of reach, or saying what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.pokedex_source import BrokenSourceError, UnreachableSourceError, tell_nobody
from app.infrastructure.sources.pokeapi.pokeapi_source import PokeApiSource
from tests.integration.sources.handful import HeldPokedex, handful
from tests.public_sites.hasty import HASTE, hasty_fetcher
from tests.public_sites.pokeapi import PokeApi, listing_path
from tests.public_sites.pokeapi_documents import reference
from tests.public_sites.scripted_site import Status, Truncated

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from tests.public_sites.scripted_site import ScriptedSite


@pytest.fixture
def api(site: ScriptedSite, pokedex: Pokedex) -> PokeApi:
    api = PokeApi(handful(pokedex), site.address)
    api.publish(site)
    return api


@pytest.fixture
def source(api: PokeApi, pokedex: Pokedex, tmp_path: Path) -> PokeApiSource:
    bundled = HeldPokedex(handful(pokedex))
    return PokeApiSource(bundled=bundled, fetcher=hasty_fetcher(tmp_path), address=api.address)


def extract(source: PokeApiSource, *, offline: bool = False) -> str:
    return source.extract(offline=offline, tell=tell_nobody).sha256


def broken(source: PokeApiSource) -> list[str]:
    with pytest.raises(BrokenSourceError) as caught:
        extract(source)
    return [str(problem) for problem in caught.value.problems]


def test_it_tells_what_it_brings(source: PokeApiSource) -> None:
    told: dict[str, int] = {}

    def tell(what: str, done: int, total: int) -> None:
        told[what] = total - done

    extract_of_all = source.extract(offline=False, tell=tell)
    assert list(told) == [
        "lists",
        "species",
        "evolution chains",
        "Pokémon",
        "forms",
        "moves",
        "types",
        "natures",
        "version groups",
    ]
    assert set(told.values()) == {0}
    assert extract_of_all.documents == 7 + 4 + 2 + 7 + 3 + 8 + 6 + 3 + 5


def test_what_was_brought_is_read_again_without_a_request(source: PokeApiSource, site: ScriptedSite) -> None:
    brought = extract(source)
    reading = source.read()
    site.requests.clear()
    assert extract(source, offline=True) == brought
    assert source.read() == reading
    assert site.requests == []


def test_offline_before_anything_was_brought_is_an_error(source: PokeApiSource) -> None:
    with pytest.raises(UnreachableSourceError, match="extract it online first"):
        extract(source, offline=True)


def test_a_second_run_brings_only_what_has_changed(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    extract(source)
    api.of("pokemon", "raichu")["height"] = 9
    api.publish(site)
    changed = api.paths["pokemon", "raichu"]
    site.requests.clear()
    extract(source)
    asked = {request.path: request.headers.get("if-none-match") for request in site.requests}
    assert {path for path, known in asked.items() if known != site.pages[path].etag} == {changed}
    assert [one.fact for one in source.read().disagreements] == ["height in dm", "slug"]


def test_an_interrupted_run_goes_on_where_it_was(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    lost = api.paths["nature", "timid"]
    site.misbehave(lost, Status(403))
    with pytest.raises(UnreachableSourceError, match=f"{lost} was answered with status 403"):
        extract(source)
    extract(source)
    again = {request.path for request in site.requests if site.asked(request.path) > 1}
    assert lost in again
    assert len(again) <= HASTE.concurrency  # what was on its way when the first failure ended the run


def test_half_an_answer_is_asked_for_again(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    site.misbehave(api.paths["move", "leer"], Truncated(), times=2)
    extract(source)
    assert site.asked(api.paths["move", "leer"]) == 3


def test_a_listed_resource_that_is_not_there_is_named(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    del site.pages[api.paths["move", "leer"]]
    assert broken(source) == [
        f"{site.address}{api.paths['move', 'leer']}: is named by another document, but not there (status 404)"
    ]


@pytest.mark.parametrize(
    ("kind", "slug", "changes", "column", "reason"),
    [
        ("move", "leer", {"pp": "many"}, "pp", "valid integer"),
        ("move", "leer", {"damage_class": {"name": "cute"}}, "damage_class.name", "'physical', 'special' or 'status'"),
        ("move", "leer", {"names": None}, "names", "valid array"),
        ("pokemon", "raichu", {"stats": []}, "stats", "lacks attack, defense, hp"),
        ("pokemon", "raichu", {"types": []}, "types", "at least 1 item"),
        ("pokemon", "raichu", {"sprites": {"front_default": "javascript:"}}, "sprites.front_default", "match pattern"),
        ("nature", "bold", {"increased_stat": {"name": "hp"}}, "increased_stat.name", "'attack', 'defense'"),
        ("pokemon-species", "raichu", {"evolution_chain": None}, "evolution_chain", "should be an object"),
        ("version-group", "sword-shield", {"order": None}, "order", "valid integer"),
    ],
)
def test_an_answer_of_another_shape_is_named_with_its_field(
    *,
    source: PokeApiSource,
    site: ScriptedSite,
    api: PokeApi,
    kind: str,
    slug: str,
    changes: dict[str, Any],
    column: str,
    reason: str,
) -> None:
    api.of(kind, slug).update(changes)
    api.publish(site)
    (problem,) = broken(source)
    assert problem.startswith(f"{site.address}{api.paths[kind, slug]}, column {column}")
    assert reason in problem


def test_every_missing_field_is_named(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    for slug in ("leer", "dig"):
        del api.of("move", slug)["power"]
        del api.of("move", slug)["priority"]
    api.publish(site)
    assert [problem.partition("column ")[2] for problem in broken(source)] == 2 * [
        "power: Field required",
        "priority: Field required",
    ]


def test_answers_that_cannot_be_read_take_the_place_of_none_that_can(
    source: PokeApiSource, site: ScriptedSite, api: PokeApi
) -> None:
    brought = extract(source)
    good = dict(site.pages)
    api.of("move", "leer")["pp"] = "many"
    api.publish(site)
    broken(source)
    assert extract(source, offline=True) == brought
    site.pages = good
    assert extract(source) == brought


def test_a_list_that_is_cut_short_is_named(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    api.listing("nature")["count"] = 25
    api.publish(site)
    address = site.address + listing_path("nature")
    assert broken(source) == [f"{address}: lists 3 of 25 resources, but was asked for all"]


def test_entries_that_no_list_has_are_named_with_what_is_near(
    source: PokeApiSource, site: ScriptedSite, api: PokeApi
) -> None:
    for one in api.listing("move")["results"]:
        one["name"] = {"leer": "leerer", "dig": "?"}.get(one["name"], one["name"])
    api.publish(site)
    address = site.address + listing_path("move")
    assert broken(source) == [
        f"{address}: 'dig': lists no move of this name, but nothing like it",
        f"{address}: 'leer': lists no move of this name, but leerer",
    ]


def test_an_address_at_another_host_is_not_followed(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    next(one for one in api.listing("move")["results"] if one["name"] == "leer")["url"] = "http://elsewhere.test/1/"
    api.publish(site)
    address = site.address + listing_path("move")
    assert broken(source) == [f"{address}: 'http://elsewhere.test/1/': is not at {site.address}, where PokeAPI is"]


def test_a_change_in_an_unknown_version_group_is_named(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    api.of("move", "leer")["past_values"][0]["version_group"] = reference("version-group", "colosseum")
    api.publish(site)
    (problem,) = broken(source)
    assert problem == (
        f"{site.address}{api.paths['move', 'leer']}, column past_values.version_group: 'colosseum': "
        "is no version group of the list, but values changed in it"
    )


def test_a_site_without_lets_go_is_refused(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    api.of("version-group", "lets-go-pikachu-lets-go-eevee")["versions"] = []
    api.publish(site)
    address = site.address + listing_path("version-group")
    assert broken(source) == [f"{address}: lists no version group that has the version lets-go-pikachu"]


def test_a_chain_that_lacks_its_species_is_named(source: PokeApiSource, site: ScriptedSite, api: PokeApi) -> None:
    api.of("evolution-chain", "raticate")["chain"]["evolves_to"] = []
    api.publish(site)
    chain, species = (site.address + api.paths[kind, "raticate"] for kind in ("evolution-chain", "pokemon-species"))
    assert broken(source) == [f"{chain}: does not hold raticate, whose evolution chain it is by {species}"]
