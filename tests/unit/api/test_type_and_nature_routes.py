from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.unit.api.asgi_client import AsgiClient


def _by_multiplier(groups: list[dict[str, Any]]) -> dict[float, list[str]]:
    return {group["multiplier"]: group["types"] for group in groups}


def test_a_pokemon_is_weak_to_what_its_two_types_are_weak_to(client: AsgiClient) -> None:
    said = client.get("/v1/pokemon/Dracaufeu/weaknesses").json()

    assert (said["pokemon"], said["types"]) == ("charizard", ["fire", "flying"])
    assert _by_multiplier(said["groups"]) == {
        4.0: ["rock"],
        2.0: ["water", "electric"],
        1.0: ["normal", "ice", "poison", "flying", "psychic", "ghost", "dragon", "dark"],
        0.5: ["fire", "fighting", "steel", "fairy"],
        0.25: ["grass", "bug"],
        0.0: ["ground"],
    }
    assert said["multipliers"]["rock"] == 4
    assert said["multipliers"]["ground"] == 0


def test_every_type_stands_once_in_the_weaknesses_of_every_pokemon(client: AsgiClient, pokedex: Pokedex) -> None:
    for one in pokedex.pokemon[::9]:
        said = client.get(f"/v1/pokemon/{one.slug}/weaknesses").json()
        assert list(said["multipliers"]) == [each.slug for each in pokedex.types]
        assert [group["multiplier"] for group in said["groups"]] == [4, 2, 1, 0.5, 0.25, 0]
        grouped = {slug: group["multiplier"] for group in said["groups"] for slug in group["types"]}
        assert grouped == said["multipliers"]


def test_a_type_says_what_it_is_good_for(client: AsgiClient, pokedex: Pokedex) -> None:
    said = client.get("/v1/types/Électrik").json()

    assert (said["slug"], said["names"]["fr"]) == ("electric", "Électrik")
    offence, defence = _by_multiplier(said["offence"]), _by_multiplier(said["defence"])
    assert list(offence) == list(defence) == [2, 1, 0.5, 0]
    assert (offence[2], offence[0.5], offence[0]) == (["water", "flying"], ["electric", "grass", "dragon"], ["ground"])
    assert (defence[2], defence[0.5], defence[0]) == (["ground"], ["electric", "flying", "steel"], [])
    assert said["pokemon"] == sum("electric" in one.types for one in pokedex.pokemon)
    assert said["moves"] == sum(one.type == "electric" for one in pokedex.moves)


def test_the_rows_of_a_type_are_those_of_the_chart(client: AsgiClient) -> None:
    chart = client.get("/v1/types/chart").json()["multipliers"]
    for one in chart:
        said = client.get(f"/v1/types/{one}").json()
        for group in said["offence"]:
            assert all(chart[one][other] == group["multiplier"] for other in group["types"])
        for group in said["defence"]:
            assert all(chart[other][one] == group["multiplier"] for other in group["types"])
        assert sum(len(group["types"]) for group in said["offence"] + said["defence"]) == 2 * len(chart)


def test_types_are_searched_and_sorted(client: AsgiClient) -> None:
    def slugs(query: str) -> list[str]:
        return [one["slug"] for one in client.get(f"/v1/types?{query}").json()["items"]]

    assert slugs("q=FEE") == ["fairy"]
    assert slugs("q=fight") == ["fighting"]
    assert slugs("sort=slug") == sorted(slugs(""))
    assert slugs("sort=-slug") == sorted(slugs(""), reverse=True)


def test_a_nature_raises_one_statistic_and_lowers_another(client: AsgiClient) -> None:
    said = client.get("/v1/natures/Timide").json()

    assert said == {
        "slug": "timid",
        "names": {"en": "Timid", "fr": "Timide", "ja": None, "de": None},
        "increased": "spe",
        "decreased": "atk",
    }
    neutral = client.get("/v1/natures/hardy").json()
    assert (neutral["increased"], neutral["decreased"]) == (None, None)


def test_natures_are_narrowed_searched_and_sorted(client: AsgiClient, pokedex: Pokedex) -> None:
    def slugs(query: str) -> list[str]:
        return [one["slug"] for one in client.get(f"/v1/natures?{query}").json()["items"]]

    assert slugs("") == [one.slug for one in pokedex.natures]
    assert set(slugs("increased=spe")) == {"timid", "hasty", "jolly", "naive"}
    assert slugs("increased=spe&decreased=atk") == ["timid"]
    assert slugs("q=assure") == ["bold"]
    assert slugs("sort=-slug") == sorted(slugs(""), reverse=True)


@pytest.mark.parametrize("path", ["/v1/types/electricc", "/v1/natures/timidd", "/v1/pokemon/pikachoo/weaknesses"])
def test_an_unknown_name_is_404_with_the_nearest_spellings(client: AsgiClient, path: str) -> None:
    assert problem_of(client.get(path), 404, "unknown-name")["did_you_mean"]
