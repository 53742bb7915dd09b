"""PokeAPI said what cannot be, and says it no more; and what is read is what was brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.pokedex_source import BrokenSourceError, UnreachableSourceError, tell_nobody
from app.infrastructure.sources.pokeapi.pokeapi_source import PokeApiSource
from tests.integration.sources.handful import HeldPokedex, handful
from tests.public_sites.hasty import hasty_fetcher
from tests.public_sites.pokeapi import PokeApi
from tests.public_sites.pokeapi_documents import reference
from tests.public_sites.scripted_site import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from tests.public_sites.scripted_site import ScriptedSite

LETS_GO = "lets-go-pikachu-lets-go-eevee"


@pytest.fixture
def few(pokedex: Pokedex) -> Pokedex:
    return handful(pokedex)


@pytest.fixture
def api(site: ScriptedSite, few: Pokedex) -> PokeApi:
    api = PokeApi(few, site.address)
    api.publish(site)
    return api


def source_of(api: PokeApi, few: Pokedex, folder: Path) -> PokeApiSource:
    return PokeApiSource(bundled=HeldPokedex(few), fetcher=hasty_fetcher(folder), address=api.address)


def extract(source: PokeApiSource) -> str:
    return source.extract(offline=False, tell=tell_nobody).sha256


def listed(api: PokeApi, kind: str, name: str) -> dict[str, str]:
    found: dict[str, str] = next(one for one in api.listing(kind)["results"] if one["name"] == name)
    return found


def a_chain_without_its_species(api: PokeApi) -> None:
    api.of("evolution-chain", "raticate")["chain"]["evolves_to"] = []


def a_species_with_another_chain(api: PokeApi) -> None:
    api.of("pokemon-species", "raticate")["evolution_chain"] = {"url": api.paths["evolution-chain", "raichu"]}


def a_group_without_its_versions(api: PokeApi) -> None:
    api.of("version-group", LETS_GO)["versions"] = []


def a_list_without_lets_go(api: PokeApi) -> None:
    one = listed(api, "version-group", LETS_GO)
    api.listing("version-group")["results"].remove(one)
    api.listing("version-group")["count"] -= 1


def a_change_in_an_unknown_group(api: PokeApi) -> None:
    api.of("move", "leer")["past_values"][0]["version_group"] = reference("version-group", "colosseum")


def a_group_of_another_name(api: PokeApi) -> None:
    api.of("version-group", "diamond-pearl")["name"] = "platinum"


def a_list_that_leads_elsewhere(api: PokeApi) -> None:
    listed(api, "move", "leer")["url"] = "http://elsewhere.test/1/"


def a_list_that_leads_nowhere(api: PokeApi) -> None:
    listed(api, "move", "leer")["url"] = api.paths["move", "leer"] + "9/"


def a_species_whose_chain_is_elsewhere(api: PokeApi) -> None:
    api.of("pokemon-species", "raticate")["evolution_chain"] = {"url": "http://elsewhere.test/1/"}


@pytest.mark.parametrize(
    "spoil",
    [
        a_chain_without_its_species,
        a_species_with_another_chain,
        a_group_without_its_versions,
        a_list_without_lets_go,
        a_change_in_an_unknown_group,
        a_group_of_another_name,
        a_list_that_leads_elsewhere,
        a_list_that_leads_nowhere,
        a_species_whose_chain_is_elsewhere,
    ],
)
def test_what_was_mended_is_asked_for_at_once(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path, spoil: Callable[[PokeApi], None]
) -> None:
    good = dict(site.pages)
    spoil(api)
    api.publish(site)
    source = source_of(api, few, tmp_path)
    with pytest.raises(BrokenSourceError) as caught:
        extract(source)
    named = {problem.file.removeprefix(site.address) for problem in caught.value.problems}
    assert named <= {*good, api.paths["move", "leer"] + "9/"}
    site.pages = good
    extract(source)


def test_a_fault_within_one_document_lets_the_others_be(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    api.of("move", "leer")["pp"] = "many"
    api.publish(site)
    with pytest.raises(BrokenSourceError):
        extract(source_of(api, few, tmp_path))
    api.of("move", "leer")["pp"] = 30
    api.publish(site)
    extract(source_of(api, few, tmp_path))
    again = {request.path for request in site.requests if site.asked(request.path) > 1}
    assert again == {api.paths["move", "leer"]}


def test_what_is_read_is_what_was_brought_whatever_another_process_brings_meanwhile(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    source, other = source_of(api, few, tmp_path), source_of(api, few, tmp_path)
    extract(source)
    before = source.read()
    api.of("pokemon", "raichu")["height"] = 9
    api.publish(site)
    extract(other)
    assert source.read() == before
    assert other.read() != before
    assert source_of(api, few, tmp_path).read() == other.read()


def test_an_extraction_that_fails_leaves_nothing_to_be_read_but_the_last_edition(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    source, other = source_of(api, few, tmp_path), source_of(api, few, tmp_path)
    extract(source)
    api.of("pokemon", "raichu")["height"] = 9
    api.publish(site)
    extract(other)
    del site.pages[api.paths["move", "leer"]]
    with pytest.raises(BrokenSourceError):
        extract(source)
    assert source.read() == other.read()


@pytest.mark.parametrize(
    ("name", "shown"), [("\x1b[31mほのお", r"'\x1b[31mほのお'"), ("ほ" * 200, repr("ほ" * 80)), ("・…", "'・…'")]
)
def test_a_name_that_nobody_could_write_is_named_with_its_document(
    *, site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path, name: str, shown: str
) -> None:
    names = api.of("move", "leer")["names"]
    names.append({"language": reference("language", "ko"), "name": name})  # which is not read
    api.publish(site)
    extract(source_of(api, few, tmp_path))
    number = next(place for place, one in enumerate(names) if one["language"]["name"] == "ja")
    names[number]["name"] = name
    api.publish(site)
    with pytest.raises(BrokenSourceError) as caught:
        extract(source_of(api, few, tmp_path))
    (problem,) = map(str, caught.value.problems)
    where = f"{site.address}{api.paths['move', 'leer']}, column names.{number}.name: {shown}: "
    assert problem.startswith(where + "Value error, must be a name: letters, at most 64 characters")


@pytest.mark.parametrize(
    "url", ["http://[", "http://x:99999/", "http://x:abc/", "http://x/\x01", "javascript:1", "//["]
)
def test_what_is_no_address_is_named_with_its_field(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path, url: str
) -> None:
    api.of("pokemon-species", "raticate")["evolution_chain"] = {"url": url}
    api.publish(site)
    with pytest.raises(BrokenSourceError) as caught:
        extract(source_of(api, few, tmp_path))
    (problem,) = caught.value.problems
    assert (problem.file, problem.column) == (
        site.address + api.paths["pokemon-species", "raticate"],
        "evolution_chain.url",
    )
    assert "is no address of the web" in problem.reason or "Invalid IPv6 URL" in problem.reason


def test_an_answer_that_is_nested_too_deeply_makes_no_sense(
    site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path
) -> None:
    site.pages[api.paths["move", "leer"]] = Page(b"[" * 100_000 + b"]" * 100_000)
    with pytest.raises(UnreachableSourceError, match="the answer makes no sense: it is nested too deeply"):
        extract(source_of(api, few, tmp_path))


def test_an_answer_in_another_encoding_is_named(site: ScriptedSite, api: PokeApi, few: Pokedex, tmp_path: Path) -> None:
    path = api.paths["move", "leer"]
    site.pages[path] = Page(site.pages[path].body.decode().encode("utf-16"))
    with pytest.raises(BrokenSourceError, match=f"{path}: .*Invalid JSON"):
        extract(source_of(api, few, tmp_path))


def test_an_address_of_the_site_that_is_none_is_told(few: Pokedex, tmp_path: Path) -> None:
    source = PokeApiSource(bundled=HeldPokedex(few), fetcher=hasty_fetcher(tmp_path), address="http://[")
    with pytest.raises(UnreachableSourceError, match=r"http://\[ is no address of the web"):
        extract(source)
