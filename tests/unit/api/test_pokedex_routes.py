from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.unit.api.asgi_client import AsgiClient


def _slugs(client: AsgiClient, path: str, **query: Any) -> list[str]:
    answer = client.get(path, params={"limit": 500, **query})
    assert answer.status_code == 200, answer.text
    return [one["slug"] for one in answer.json()["items"]]


@pytest.mark.parametrize("name", ["pikachu", "PIKACHU", "Pikachu"])
def test_a_pokemon_is_looked_up_by_any_name(client: AsgiClient, name: str) -> None:
    said = client.get(f"/v1/pokemon/{name}").json()

    assert said["slug"] == "pikachu"
    assert said["dex_number"] == 25
    assert said["types"] == ["electric"]
    assert said["base_stats"] == {"hp": 35, "atk": 55, "def": 40, "spa": 50, "spd": 50, "spe": 90}
    assert said["base_stat_total"] == 320
    assert (said["height_m"], said["weight_kg"]) == (0.4, 6.0)
    assert said["sprite_url"].endswith("/pokemon/25.png")
    assert said["variant"] is None


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Évoli", "eevee"), ("evoli", "eevee"), ("Mewtwo-Mega-X", "mewtwo-mega-x"), ("pikachustarter", "pikachu-starter")],
)
def test_french_and_showdown_names_lead_to_the_slug(client: AsgiClient, name: str, slug: str) -> None:
    assert client.get(f"/v1/pokemon/{name}").json()["slug"] == slug


def test_a_move_is_looked_up_by_its_french_name(client: AsgiClient) -> None:
    said = client.get("/v1/moves/tonnerre").json()

    assert said["slug"] == "thunderbolt"
    assert said["names"] == {"en": "Thunderbolt", "fr": "Tonnerre", "ja": None, "de": None}
    assert said["partner_only"] is False
    assert (said["type"], said["category"], said["power"]) == ("electric", "special", 90)
    assert said["effects"][0]["chance"] == 10


@pytest.mark.parametrize(
    ("path", "nearest"), [("/v1/pokemon/pikachoo", "pikachu"), ("/v1/moves/thunderbold", "thunderbolt")]
)
def test_an_unknown_name_in_a_path_is_404_with_the_nearest_spellings(
    client: AsgiClient, path: str, nearest: str
) -> None:
    said = problem_of(client.get(path), 404, "unknown-name")

    assert nearest in said["did_you_mean"]


def test_the_filters_narrow_the_pokemon(client: AsgiClient, pokedex: Pokedex) -> None:
    everything = _slugs(client, "/v1/pokemon")

    assert everything == [one.slug for one in pokedex.pokemon]
    assert _slugs(client, "/v1/pokemon", type=["eau", "flying"]) == ["gyarados"]
    assert set(_slugs(client, "/v1/pokemon", dex_number=26)) == {"raichu", "raichu-alola"}
    assert "mewtwo-mega-x" in _slugs(client, "/v1/pokemon", form="mega", min_atk=190)
    assert _slugs(client, "/v1/pokemon", min_hp=250) == ["chansey"]


def test_a_search_puts_names_that_begin_with_it_first(client: AsgiClient) -> None:
    found = _slugs(client, "/v1/pokemon", q="ÉVOL")

    assert found[0] == "eevee"
    moves = _slugs(client, "/v1/moves", q="thunder")
    assert moves[0].startswith("thunder")
    assert all("thunder" in one for one in moves)
    assert _slugs(client, "/v1/pokemon", q="!?") == []


def test_pokemon_are_sorted_either_way(client: AsgiClient, pokedex: Pokedex) -> None:
    speeds = {one.slug: one.base_stats.speed for one in pokedex.pokemon}
    slowest_first = [speeds[slug] for slug in _slugs(client, "/v1/pokemon", sort="spe")]

    assert slowest_first == sorted(speeds.values())
    assert [speeds[slug] for slug in _slugs(client, "/v1/pokemon", sort="-spe")] == slowest_first[::-1]


@pytest.mark.parametrize("sort", ["dex_number", "-slug", "height", "weight", "total"])
def test_every_other_order_is_known(client: AsgiClient, pokedex: Pokedex, sort: str) -> None:
    assert sorted(_slugs(client, "/v1/pokemon", sort=sort)) == sorted(one.slug for one in pokedex.pokemon)


def test_the_two_mega_pokemon_of_a_species_are_told_apart(client: AsgiClient) -> None:
    said = client.get("/v1/pokemon", params={"dex_number": 150, "form": "mega"}).json()["items"]

    assert {one["slug"]: one["variant"] for one in said} == {"mewtwo-mega-x": "x", "mewtwo-mega-y": "y"}


def test_a_move_of_the_partners_says_so(client: AsgiClient) -> None:
    said = {one["slug"]: one["partner_only"] for one in client.get("/v1/moves?limit=500").json()["items"]}

    assert {slug for slug, is_theirs in said.items() if is_theirs} >= {"zippy-zap", "sizzly-slide", "pika-papow"}
    assert not said["thunderbolt"]


@pytest.mark.parametrize("sort", ["power", "-power"])
def test_moves_without_power_come_last_either_way(client: AsgiClient, pokedex: Pokedex, sort: str) -> None:
    powers = {one.slug: one.power for one in pokedex.moves}
    found = [powers[slug] for slug in _slugs(client, "/v1/moves", sort=sort)]
    known = [power for power in found if power is not None]

    assert found == known + [None] * (len(found) - len(known))
    assert known == sorted(known, reverse=sort.startswith("-"))


def test_the_filters_narrow_the_moves(client: AsgiClient, pokedex: Pokedex) -> None:
    wanted = [one.slug for one in pokedex.moves if one.type == "fire" and one.category == "physical"]

    assert _slugs(client, "/v1/moves", type="feu", category="physical") == wanted


def test_the_type_chart_is_whole(client: AsgiClient) -> None:
    said = client.get("/v1/types/chart").json()

    assert len(said["types"]) == 18
    assert said["multipliers"]["electric"]["ground"] == 0
    assert said["multipliers"]["electric"]["water"] == 2


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=501", "offset=-1", "sort=luck", "form=giant", "colour=red", "min_hp=x", "q=", "limit=x"]
)
def test_a_bad_query_is_refused(client: AsgiClient, query: str) -> None:
    said = problem_of(client.get(f"/v1/pokemon?{query}"), 422, "invalid-request")

    assert said["errors"][0]["location"] == f"query.{query.partition('=')[0]}"


@pytest.mark.parametrize("path", ["/v1/pokemon", "/v1/moves"])
def test_an_unknown_type_in_a_query_is_refused(client: AsgiClient, path: str) -> None:
    said = problem_of(client.get(f"{path}?type=electricc"), 422, "unknown-name")

    assert said["did_you_mean"] == ["electric"]
    assert said["location"] == "query.type"
