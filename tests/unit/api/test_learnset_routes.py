from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.domain.pokedex.learnset import LearnMethod
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.unit.api.asgi_client import AsgiClient


def _items(client: AsgiClient, path: str, **query: Any) -> list[dict[str, Any]]:
    answer = client.get(path, params={"limit": 500, **query})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def _slugs(client: AsgiClient, path: str, **query: Any) -> list[str]:
    return [one["slug"] for one in _items(client, path, **query)]


def test_a_pokemon_learns_each_move_once_with_every_way(client: AsgiClient, pokedex: Pokedex) -> None:
    said = {one["slug"]: one for one in _items(client, "/v1/pokemon/Pikachu/moves")}

    assert set(said) == {row.move for row in pokedex.learnsets["pikachu"]}
    assert sum(len(one["ways"]) for one in said.values()) == len(pokedex.learnsets["pikachu"])
    thunderbolt = said["thunderbolt"]
    assert {way["method"]: way["level"] for way in thunderbolt["ways"]} == {"level": 21, "tm": None}
    assert (thunderbolt["type"], thunderbolt["category"], thunderbolt["power"]) == ("electric", "special", 90)
    assert (thunderbolt["accuracy"], thunderbolt["pp"], thunderbolt["names"]["fr"]) == (100, 15, "Tonnerre")
    assert (thunderbolt["playable"], thunderbolt["partner_only"]) == (True, False)


def test_what_a_pokemon_learnt_before_it_evolved_says_by_whom(client: AsgiClient, pokedex: Pokedex) -> None:
    slug = next(slug for slug, rows in pokedex.learnsets.items() if any(row.learnt_by for row in rows))
    inherited = [row for row in pokedex.learnsets[slug] if row.learnt_by]
    said = {one["slug"]: one["ways"] for one in _items(client, f"/v1/pokemon/{slug}/moves", method="inherited")}

    assert set(said) == {row.move for row in inherited}
    for row in inherited:
        way = {"method": "inherited", "level": row.level, "learnt_by": row.learnt_by}
        assert way in said[row.move]
        learners = _items(client, f"/v1/moves/{row.move}/learners", method="inherited")
        assert way in next(one["ways"] for one in learners if one["slug"] == slug)


def test_the_moves_of_a_pokemon_are_narrowed(client: AsgiClient, pokedex: Pokedex) -> None:
    path = "/v1/pokemon/charizard/moves"
    moves = [pokedex.get_move(slug) for slug in dict.fromkeys(row.move for row in pokedex.learnsets["charizard"])]

    assert _slugs(client, path, type="feu") == [one.slug for one in moves if one.type == "fire"]
    assert _slugs(client, path, category="status") == [one.slug for one in moves if not one.is_damaging]
    assert _slugs(client, path, damaging=True) == [one.slug for one in moves if one.is_damaging]
    assert _slugs(client, path, damaging=True, category="status") == []
    assert _slugs(client, path, method="tm", type="ground") == ["dig", "earthquake"]
    assert _slugs(client, path, q="lance-flame") == ["flamethrower"]


def test_the_learners_of_a_move_are_those_that_know_it_in_some_way(client: AsgiClient, pokedex: Pokedex) -> None:
    wanted = [one.slug for one in pokedex.pokemon if pokedex.can_learn(one.slug, "thunderbolt")]

    assert _slugs(client, "/v1/moves/Tonnerre/learners") == wanted


def test_the_learners_of_a_move_are_narrowed(client: AsgiClient) -> None:
    path = "/v1/moves/thunderbolt/learners"

    assert _slugs(client, path, form="alola", type="électrik") == ["raichu-alola", "geodude-alola", *_EVOLVED_GEODUDE]
    assert _slugs(client, path, method="level", q="pikachu") == ["pikachu", "pikachu-starter"]
    assert _slugs(client, path, q="rachu") == ["raichu", "raichu-alola"]


_EVOLVED_GEODUDE = ["graveler-alola", "golem-alola"]


def test_a_move_of_the_partners_is_learnt_by_partners(client: AsgiClient) -> None:
    (said,) = _items(client, "/v1/moves/zippy-zap/learners")

    assert (said["slug"], said["form"], said["dex_number"]) == ("pikachu-starter", "partner", 25)
    assert [way["method"] for way in said["ways"]] == ["tutor"]


@pytest.mark.parametrize(
    "path", ["/v1/pokemon/mewtwo/moves", "/v1/moves/thunderbolt/learners", "/v1/pokemon/eevee/moves"]
)
def test_what_is_learnt_by_level_comes_in_the_order_of_levels_and_the_rest_last(client: AsgiClient, path: str) -> None:
    for sort in ("level", "-level"):
        levels = [
            min((way["level"] for way in one["ways"] if way["level"] is not None), default=None)
            for one in _items(client, path, sort=sort)
        ]
        known = [level for level in levels if level is not None]

        assert known
        assert levels == known + [None] * (len(levels) - len(known))
        assert known == sorted(known, reverse=sort.startswith("-"))


@pytest.mark.parametrize("sort", ["slug", "power", "accuracy", "-pp"])
def test_the_moves_of_a_pokemon_come_in_every_other_order(client: AsgiClient, sort: str) -> None:
    path = "/v1/pokemon/mew/moves"

    assert sorted(_slugs(client, path, sort=sort)) == sorted(_slugs(client, path))
    assert _slugs(client, path, sort="slug") == sorted(_slugs(client, path))


def test_learners_come_in_the_order_of_their_numbers_either_way(client: AsgiClient) -> None:
    path = "/v1/moves/thunderbolt/learners"
    numbers = [one["dex_number"] for one in _items(client, path, sort="-dex_number")]

    assert numbers == sorted(numbers, reverse=True)
    assert _slugs(client, path, sort="slug") == sorted(_slugs(client, path))


def test_the_pages_of_a_learnset_link_to_each_other(client: AsgiClient) -> None:
    first = client.get("/v1/pokemon/M. Mime/moves?limit=5&damaging=true").json()
    second = client.get(first["next"]).json()

    assert first["next"] == "/v1/pokemon/M.%20Mime/moves?damaging=true&limit=5&offset=5"
    assert (len(second["items"]), second["offset"]) == (5, 5)
    assert client.get(second["previous"]).json()["items"] == first["items"]


@pytest.mark.parametrize("method", LearnMethod)
def test_every_method_is_a_filter(client: AsgiClient, pokedex: Pokedex, method: LearnMethod) -> None:
    (slug, row) = next((slug, row) for slug, rows in pokedex.learnsets.items() for row in rows if row.method is method)

    assert row.move in _slugs(client, f"/v1/pokemon/{slug}/moves", method=method.value)
    assert slug in _slugs(client, f"/v1/moves/{row.move}/learners", method=method.value)


@pytest.mark.parametrize("path", ["/v1/pokemon/pikachoo/moves", "/v1/moves/thunderbold/learners"])
def test_an_unknown_name_is_404_with_the_nearest_spellings(client: AsgiClient, path: str) -> None:
    assert problem_of(client.get(path), 404, "unknown-name")["did_you_mean"]


@pytest.mark.parametrize(
    "path", ["/v1/pokemon/pikachu/moves?method=gift", "/v1/moves/surf/learners?form=giant", "/v1/natures?sort=luck"]
)
def test_an_unknown_value_in_a_query_is_refused_with_the_known_ones(client: AsgiClient, path: str) -> None:
    said = problem_of(client.get(path), 422, "invalid-request")

    assert said["errors"][0]["allowed"]


@pytest.mark.parametrize("path", ["/v1/pokemon/pikachu/moves", "/v1/moves/surf/learners"])
def test_an_unknown_type_in_a_query_is_refused(client: AsgiClient, path: str) -> None:
    assert problem_of(client.get(f"{path}?type=electricc"), 422, "unknown-name")["location"] == "query.type"


def test_a_switch_is_true_or_false(client: AsgiClient) -> None:
    said = problem_of(client.get("/v1/pokemon/pikachu/moves?damaging=maybe"), 422, "invalid-request")

    assert said["errors"] == [{"location": "query.damaging", "message": "must be true or false"}]
