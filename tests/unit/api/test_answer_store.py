from __future__ import annotations

import pytest

from app.presentation.api.answer_store import Answer, AnswerStore, Question

HERE = Question("/v1/pokemon", b"limit=5")
THERE = Question("/v1/pokemon", b"limit=6")


def _answer(mark: str = "1-a", body: bytes = b"{}") -> Answer:
    return Answer(mark=mark, etag='W/"1-abc"', body=body)


def _one() -> str:
    return "1-a"


def test_what_was_kept_is_found_by_path_and_query() -> None:
    store = AnswerStore()
    store.keep(HERE, _answer(body=b"5"))
    store.keep(THERE, _answer(body=b"6"))

    found = [store.find(question, _one) for question in (HERE, THERE, Question("/v1/moves", b"limit=5"))]

    assert [None if one is None else one.body for one in found] == [b"5", b"6", None]


def test_another_pokedex_forgets_everything() -> None:
    store = AnswerStore()
    store.keep(HERE, _answer("1-a"))
    store.keep(THERE, _answer("1-a"))

    assert store.find(HERE, lambda: "1-b") is None
    assert (len(store), store.size) == (0, 0)


def test_an_answer_of_another_pokedex_takes_the_place_of_all_others() -> None:
    store = AnswerStore()
    store.keep(HERE, _answer("1-a"))
    store.keep(THERE, _answer("1-b"))

    assert len(store) == 1
    assert store.find(THERE, lambda: "1-b") == _answer("1-b")


def test_an_answer_that_was_late_is_never_given_for_a_newer_pokedex() -> None:
    store = AnswerStore()
    store.keep(HERE, _answer("1-b"))
    store.keep(THERE, _answer("1-a"))

    assert store.find(THERE, lambda: "1-b") is None


def test_the_mark_is_not_asked_for_where_nothing_is_kept() -> None:
    def wait_for_the_database() -> str:
        raise AssertionError

    assert AnswerStore().find(HERE, wait_for_the_database) is None


def test_it_never_takes_more_than_its_bytes() -> None:
    store = AnswerStore(most_bytes=100_000)
    for number in range(1000):
        store.keep(Question("/v1/pokemon", b"offset=%d" % number), _answer(body=b"x" * number))
        assert store.size <= 100_000
    assert 0 < len(store) < 100


def test_long_queries_and_paths_count_as_well() -> None:
    store = AnswerStore(most_bytes=100_000)
    for number in range(100):
        store.keep(Question("é" * 5000 + str(number), b"y" * 5000), _answer())
    assert 0 < len(store) <= 10


def test_what_nobody_asks_for_goes_first() -> None:
    store = AnswerStore(most_bytes=20_000)
    store.keep(HERE, _answer())
    for number in range(100):
        assert store.find(HERE, _one) is not None
        store.keep(Question("/v1/moves", b"offset=%d" % number), _answer())

    assert store.find(Question("/v1/moves", b"offset=0"), _one) is None


def test_an_answer_larger_than_the_store_is_not_kept() -> None:
    store = AnswerStore(most_bytes=5000)
    store.keep(THERE, _answer())
    store.keep(HERE, _answer(body=b"x" * 5000))

    assert store.find(HERE, _one) is None
    assert store.find(THERE, _one) is not None


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (None, 200),
        ("", 200),
        ('W/"1-abd"', 200),
        ('W/"1-abc"', 304),
        ('"1-abc"', 304),
        ('"x", W/"1-abc"', 304),
        ("*", 304),
    ],
)
def test_a_client_that_has_it_gets_no_body(given: str | None, status: int) -> None:
    response = _answer().response(given)

    assert response.status_code == status
    assert response.body == (b"{}" if status == 200 else b"")
    assert response.headers["etag"] == 'W/"1-abc"'
    assert response.headers["cache-control"] == "no-cache"
