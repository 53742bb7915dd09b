from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

_LISTS = ["/v1/pokemon", "/v1/moves", "/v1/types"]
_ALL = [*_LISTS, "/v1/pokemon/pikachu", "/v1/moves/thunderbolt", "/v1/types/chart"]


def test_the_pages_link_to_each_other(client: AsgiClient) -> None:
    first = client.get("/v1/pokemon?type=fire&limit=5").json()
    second = client.get(first["next"]).json()

    assert first["previous"] is None
    assert len(first["items"]) == len(second["items"]) == 5
    assert second["offset"] == 5
    assert client.get(second["previous"]).json()["items"] == first["items"]
    assert "type=fire" in second["next"]


def test_the_pages_together_are_the_list(client: AsgiClient) -> None:
    pages = [client.get("/v1/types?limit=7").json()]
    while pages[-1]["next"]:
        pages.append(client.get(pages[-1]["next"]).json())
    found = [one["slug"] for page in pages for one in page["items"]]

    assert found == [one["slug"] for one in client.get("/v1/types").json()["items"]]
    assert len(found) == pages[0]["total"] == 18


def test_beyond_the_last_page_a_link_leads_back(client: AsgiClient) -> None:
    said = client.get("/v1/types?limit=10&offset=1000").json()

    assert said["items"] == []
    assert said["next"] is None
    assert said["previous"] == "/v1/types?limit=10&offset=8"


@pytest.mark.parametrize("path", _ALL)
def test_what_the_client_has_already_is_304(client: AsgiClient, path: str) -> None:
    etag = client.get(path).headers["etag"]

    for given in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        again = client.get(path, headers={"if-none-match": given})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == etag
        assert again.headers["x-request-id"]


def test_another_query_or_another_import_has_another_tag(client: AsgiClient, container: FakeApiContainer) -> None:
    etag = client.get("/v1/pokemon?limit=5").headers["etag"]

    assert client.get("/v1/pokemon?limit=6", headers={"if-none-match": etag}).status_code == 200
    container.pokedex.sources.append("another import")
    assert client.get("/v1/pokemon?limit=5", headers={"if-none-match": etag}).status_code == 200


def test_a_name_that_is_unknown_is_never_304(client: AsgiClient) -> None:
    problem_of(client.get("/v1/pokemon/missingno", headers={"if-none-match": "*"}), 404, "unknown-name")
