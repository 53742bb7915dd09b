from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.infrastructure.persistence.cached_pokedex_repository import CachedPokedexRepository
from app.presentation.api.answer_store import AnswerStore
from app.presentation.api.application import create_api
from tests.contracts.pokedex_variants import with_pokemon
from tests.fakes.fake_api_container import FakeApiContainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import StoredPokedex
    from app.domain.pokedex.pokedex import Pokedex

PATHS = [
    "/v1/pokemon?limit=500",
    "/v1/pokemon?q=rachu",
    "/v1/pokemon/%C3%89voli",
    "/v1/pokemon/pikachu/weaknesses",
    "/v1/pokemon/pikachu/moves?sort=-level",
    "/v1/moves",
    "/v1/moves/thunderbolt",
    "/v1/moves/thunderbolt/learners",
    "/v1/types",
    "/v1/types/chart",
    "/v1/types/electric",
    "/v1/natures",
    "/v1/natures/timid",
]


class CountingRepository(FakePokedexRepository):
    """Counts everything that a database would be asked, and by whom."""

    def __init__(self, pokedex: Pokedex) -> None:
        super().__init__(pokedex)
        self.asked_by: list[int] = []

    def stored(self) -> StoredPokedex:
        self.asked_by.append(threading.get_ident())
        return super().stored()

    def mark(self) -> str:
        self.asked_by.append(threading.get_ident())
        return super().mark()


class CachingContainer(FakeApiContainer):
    """Has the repository that the product has before its database."""

    def __init__(self, pokedex: Pokedex) -> None:
        super().__init__(pokedex)
        self.database = CountingRepository(pokedex)
        self.cached = CachedPokedexRepository(self.database)

    def pokedex_repository(self) -> CachedPokedexRepository:
        return self.cached


@pytest.fixture
def caching(pokedex: Pokedex) -> CachingContainer:
    return CachingContainer(pokedex)


@pytest.fixture
def cached_client(caching: CachingContainer) -> AsgiClient:
    return AsgiClient(create_api(caching, version="1.2.3"))


@pytest.mark.parametrize("path", PATHS)
def test_the_same_question_gets_the_same_bytes_without_the_pokedex(
    client: AsgiClient, container: FakeApiContainer, path: str
) -> None:
    first = client.get(path)
    reads = container.pokedex.reads
    again = client.get(path)

    assert first.status_code == again.status_code == 200
    assert first.content == again.content
    assert container.pokedex.reads == reads
    ids = [answer.headers.pop("x-request-id") for answer in (first, again)]
    assert ids[0] != ids[1]
    left = [answer.headers.pop("ratelimit") for answer in (first, again)]
    assert left == ['"requests";r=999;t=17', '"requests";r=998;t=17']
    assert first.headers == again.headers


@pytest.mark.parametrize("path", PATHS)
def test_304_and_head_are_answered_from_the_kept_answer_too(
    client: AsgiClient, container: FakeApiContainer, path: str
) -> None:
    first = client.get(path)
    reads = container.pokedex.reads
    unchanged = client.get(path, headers={"if-none-match": first.headers["etag"]})
    head = client.ask("HEAD", path)

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(first.content))
    assert container.pokedex.reads == reads


def test_a_head_that_comes_first_does_not_keep_an_empty_body(client: AsgiClient) -> None:
    client.ask("HEAD", "/v1/types")
    client.get("/v1/natures", headers={"if-none-match": "*"})

    assert len(client.get("/v1/types").json()["items"]) == 18
    assert len(client.get("/v1/natures").json()["items"]) == 25


@pytest.mark.parametrize("path", PATHS)
def test_the_database_is_asked_for_the_first_answer_alone_and_off_the_event_loop(
    cached_client: AsgiClient, caching: CachingContainer, path: str
) -> None:
    cached_client.get(path)
    assert len(caching.database.asked_by) == 1
    for other in (path, *PATHS):
        assert cached_client.get(other).status_code == 200

    assert len(caching.database.asked_by) == 1
    assert threading.get_ident() not in caching.database.asked_by


def test_a_new_import_is_answered_from_at_once_after_the_refresh(
    cached_client: AsgiClient, caching: CachingContainer, pokedex: Pokedex
) -> None:
    before = cached_client.get("/v1/pokemon/pikachu")
    kept = cached_client.get("/v1/types")
    caching.database.replace(with_pokemon(pokedex, "pikachu", weight_hg=61), source="elsewhere")
    assert cached_client.get("/v1/pokemon/pikachu").json()["weight_kg"] == 6.0
    caching.cached.refresh()
    after = cached_client.get("/v1/pokemon/pikachu", headers={"if-none-match": before.headers["etag"]})

    assert (after.status_code, after.json()["weight_kg"]) == (200, 6.1)
    assert after.headers["etag"] != before.headers["etag"]
    assert cached_client.get("/v1/types").headers["etag"] != kept.headers["etag"]
    store: AnswerStore = cached_client.api.state.answers
    assert len(store) == 2


def test_kept_answers_outlive_the_database(cached_client: AsgiClient, caching: CachingContainer) -> None:
    first = cached_client.get("/v1/types")
    caching.database.failure = DatabaseUnavailableError("away")

    assert cached_client.get("/v1/types").content == first.content
    assert cached_client.get("/v1/natures").status_code == 200


@pytest.mark.parametrize(
    "path", ["/v1/pokemon/missingno", "/v1/pokemon?limit=0", "/v1/pokemon?type=nothing", "/v1/nothing"]
)
def test_what_is_refused_is_not_kept(client: AsgiClient, path: str) -> None:
    first, again = client.get(path), client.get(path)

    assert first.status_code == again.status_code >= 400
    assert len(client.api.state.answers) == 0


def test_a_pokedex_that_comes_later_is_answered_from(pokedex: Pokedex) -> None:
    container = FakeApiContainer(None)
    client = AsgiClient(create_api(container, version="1.2.3"))
    problem_of(client.get("/v1/types"), 503, "no-pokedex")
    container.pokedex.replace(pokedex, source="fake")

    assert client.get("/v1/types").status_code == 200


def test_random_questions_do_not_take_more_and_more_memory(client: AsgiClient) -> None:
    client.api.state.answers = AnswerStore(most_bytes=50_000)
    store: AnswerStore = client.api.state.answers
    for number in range(60):
        assert client.get(f"/v1/natures?limit=2&offset={number}").status_code == 200
        assert client.get(f"/v1/pokemon?q=nobody{number}").status_code == 200
        assert store.size <= 50_000

    assert 0 < len(store) < 50


def test_an_answer_tells_nothing_of_who_asked_before(client: AsgiClient) -> None:
    first = client.get("/v1/natures?limit=1", headers={"host": "evil.example", "x-request-id": "theirs"})
    again = client.get("/v1/natures?limit=1")

    assert "evil" not in again.text + str(again.headers)
    assert "theirs" not in str(again.headers)
    assert first.content == again.content


def test_names_of_every_language_are_told_and_found(pokedex: Pokedex) -> None:
    pikachu = pokedex.get_pokemon("pikachu")
    names = replace(pikachu.names, japanese="ピカチュウ", german="Pikatschu")
    client = AsgiClient(create_api(FakeApiContainer(with_pokemon(pokedex, "pikachu", names=names)), version="1.2.3"))
    said = [client.get(f"/v1/pokemon/{name}").json() for name in ("ぴかちゅう", "PIKATSCHU", "ピカチュウ")]

    assert {one["slug"] for one in said} == {"pikachu"}
    assert said[0]["names"] == {"en": "Pikachu", "fr": "Pikachu", "ja": "ピカチュウ", "de": "Pikatschu"}
    assert client.get("/v1/pokemon", params={"q": "ぴかちゅ"}).json()["items"] == said[:1]
