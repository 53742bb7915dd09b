"""A site that leads elsewhere, sends what bursts, or says what nobody asked."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.pokedex_source import UnreachableSourceError, tell_nobody
from app.infrastructure.sources.web.edition import Edition
from tests.public_sites.hasty import hasty_fetcher
from tests.public_sites.scripted_site import Page, ScriptedSite, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.infrastructure.sources.web.answer import Answer

BEHIND = "http://behind-a-proxy.test"
"""Which our site plays as a proxy does, so that it is on the usual port."""


@pytest.fixture
def other_site() -> Iterator[ScriptedSite]:
    with ScriptedSite() as other:
        yield other


@pytest.fixture(autouse=True)
def pages(site: ScriptedSite) -> None:
    site.pages["/a"] = Page(b"a")


def fetch(address: str, folder: Path, *, obeys_robots: bool = False, **manners: Any) -> Answer:
    with hasty_fetcher(folder, obeys_robots=obeys_robots, **manners).extraction(offline=False) as extraction:
        return extraction.fetch([address], what="pages", tell=tell_nobody)[address]


def test_another_port_of_the_same_host_is_another_place(
    site: ScriptedSite, other_site: ScriptedSite, tmp_path: Path
) -> None:
    other_site.pages["/a"] = Page(b"not theirs")
    site.misbehave("/a", Status(302, {"Location": f"{other_site.address}/a"}))
    with pytest.raises(UnreachableSourceError, match=f"/a leads to another place, {other_site.address}/a"):
        fetch(f"{site.address}/a", tmp_path)
    assert other_site.requests == []


def test_from_an_unusual_port_nothing_leads_to_encryption(site: ScriptedSite, tmp_path: Path) -> None:
    there = site.address.replace("http:", "https:") + "/a"
    site.misbehave("/a", Status(302, {"Location": there}))
    with pytest.raises(UnreachableSourceError, match=f"/a leads to another place, {there}"):
        fetch(f"{site.address}/a", tmp_path)


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/a", "http://[", "http://127.0.0.1:99999/", "javascript:1"])
def test_what_is_no_address_of_the_web_is_not_followed(site: ScriptedSite, tmp_path: Path, location: str) -> None:
    site.misbehave("/a", Status(302, {"Location": location}), times=9)
    with pytest.raises(UnreachableSourceError, match="/a"):
        fetch(f"{site.address}/a", tmp_path)


def test_the_robots_txt_of_one_origin_does_not_speak_for_another(
    site: ScriptedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.address)
    site.misbehave(f"{BEHIND}/a", Status(301, {"Location": "https://behind-a-proxy.test/a"}))
    reason = "was not asked for the robots.txt there; give it the address https://behind-a-proxy.test"
    with pytest.raises(UnreachableSourceError, match=reason):
        fetch(f"{BEHIND}/a", tmp_path, obeys_robots=True)


def test_a_robots_txt_may_lead_to_where_its_rules_are(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/rules"] = Page(b"User-agent: *\nDisallow: /b\n")
    site.misbehave("/robots.txt", Status(301, {"Location": "/rules"}), times=2)
    assert fetch(f"{site.address}/a", tmp_path, obeys_robots=True).body == b"a"
    with pytest.raises(UnreachableSourceError, match=r"its robots.txt does not let us ask for"):
        fetch(f"{site.address}/b", tmp_path, obeys_robots=True)


def test_a_robots_txt_that_begins_with_a_byte_order_mark_is_obeyed(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page("\ufeffUser-agent: *\nDisallow: /a\n".encode())
    with pytest.raises(UnreachableSourceError, match=r"its robots.txt does not let us ask for"):
        fetch(f"{site.address}/a", tmp_path, obeys_robots=True)


def test_what_is_packed_twice_is_not_unpacked(site: ScriptedSite, tmp_path: Path) -> None:
    twice = gzip.compress(gzip.compress(b"0" * 1_000_000))
    site.misbehave("/a", Status(200, {"Content-Encoding": "gzip, gzip"}, twice), times=9)
    with pytest.raises(UnreachableSourceError, match="/a: it is packed as gzip, gzip, not as gzip"):
        fetch(f"{site.address}/a", tmp_path)
    assert {request.headers["accept-encoding"] for request in site.requests} == {"gzip"}


def test_a_small_body_that_unpacks_to_a_large_one_is_left(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/a"] = Page(b"0" * 10_000_000)
    with pytest.raises(UnreachableSourceError, match="/a is larger than 100000 bytes"):
        fetch(f"{site.address}/a", tmp_path, largest_body=100_000)


@pytest.mark.parametrize("has_etag", [True, False])
def test_that_nothing_has_changed_is_no_answer_where_nobody_asked(
    *, site: ScriptedSite, tmp_path: Path, has_etag: bool
) -> None:
    if not has_etag:
        site.pages["/a"] = Page(b"a", has_etag=False)
        fetch(f"{site.address}/a", tmp_path)
    site.misbehave("/a", Status(304))
    with pytest.raises(UnreachableSourceError, match="/a was answered with status 304"):
        fetch(f"{site.address}/a", tmp_path)


def test_a_mark_that_cannot_be_sent_back_is_left_out(site: ScriptedSite, tmp_path: Path) -> None:
    marks = {"ETag": '"\xe9t\xe9"', "Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}
    site.misbehave("/a", Status(200, marks, b"a"))
    for _ in range(2):
        assert fetch(f"{site.address}/a", tmp_path).body == b"a"
    assert "if-none-match" not in site.requests[1].headers
    assert site.requests[1].headers["if-modified-since"] == marks["Last-Modified"]


def test_what_was_brought_in_the_future_is_asked_for_again(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/b", Status(403))
    with (
        pytest.raises(UnreachableSourceError),
        hasty_fetcher(tmp_path, concurrency=1).extraction(offline=False) as extraction,
    ):
        extraction.fetch([f"{site.address}/a", f"{site.address}/b"], what="pages", tell=tell_nobody)
    unfinished = Edition(tmp_path / "unfinished")
    begun = unfinished.answer(f"{site.address}/a")
    unfinished.keep(replace(begun, brought_at=datetime.now(UTC) + timedelta(days=900)))
    fetch(f"{site.address}/a", tmp_path)
    assert site.asked("/a") == 2
