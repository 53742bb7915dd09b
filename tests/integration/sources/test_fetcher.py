"""A fetcher and a site that does not always behave."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.pokedex_source import UnreachableSourceError, tell_nobody
from tests.public_sites.hasty import HASTE, hasty_fetcher
from tests.public_sites.scripted_site import Hangup, Late, Misbehaviour, Page, ScriptedSite, Status, Truncated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.infrastructure.sources.web.answer import Answer

PATHS = [f"/{letter}" for letter in "abcdefgh"]


@pytest.fixture(autouse=True)
def pages(site: ScriptedSite) -> None:
    site.pages |= {path: Page(json.dumps({"path": path}).encode()) for path in PATHS}


def is_json(body: bytes) -> None:
    json.loads(body)


def patience_with(misbehaviour: Misbehaviour) -> float:
    return 0.2 if isinstance(misbehaviour, Late) else HASTE.timeout_seconds


def fetch(
    site: ScriptedSite, folder: Path, *paths: str, offline: bool = False, obeys_robots: bool = False, **manners: Any
) -> dict[str, Answer]:
    fetcher = hasty_fetcher(folder, obeys_robots=obeys_robots, **manners)
    with fetcher.extraction(offline=offline) as extraction:
        urls = [site.address + path for path in paths or PATHS]
        answers = extraction.fetch(urls, what="pages", tell=tell_nobody, check=is_json)
    return {address.removeprefix(site.address): answer for address, answer in answers.items()}


def test_every_page_comes_once_and_unpacked_however_often_it_is_named(site: ScriptedSite, tmp_path: Path) -> None:
    answers = fetch(site, tmp_path, *PATHS, *PATHS)
    assert {path: json.loads(answer.body) for path, answer in answers.items()} == {
        path: {"path": path} for path in PATHS
    }
    assert sorted(request.path for request in site.requests) == PATHS


def test_it_says_who_it_is(site: ScriptedSite, tmp_path: Path) -> None:
    fetch(site, tmp_path, "/a")
    assert site.requests[0].headers["user-agent"] == HASTE.user_agent


def test_it_tells_how_far_it_is(site: ScriptedSite, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with hasty_fetcher(tmp_path).extraction(offline=False) as extraction:
        urls = [site.address + path for path in PATHS]
        extraction.fetch(urls, what="pages", tell=lambda *words: told.append(words))
    assert told == [("pages", number, len(PATHS)) for number in range(1, len(PATHS) + 1)]


@pytest.mark.parametrize("status", [404, 410])
def test_that_nothing_is_there_is_an_answer(site: ScriptedSite, tmp_path: Path, status: int) -> None:
    site.misbehave("/gone", Status(status, body=b"<h1>nothing</h1>"))
    gone = fetch(site, tmp_path, "/gone")["/gone"]
    assert (gone.status, gone.body, gone.found) == (status, b"", False)
    assert fetch(site, tmp_path, "/gone", offline=True)["/gone"].status == status
    assert site.asked("/gone") == 1


@pytest.mark.parametrize(
    "misbehaviour",
    [Status(429), Status(500), Status(502), Status(503), Status(504), Hangup(), Truncated(), Late(9)],
    ids=str,
)
def test_what_fails_in_passing_is_asked_for_again(
    site: ScriptedSite, tmp_path: Path, misbehaviour: Misbehaviour
) -> None:
    site.misbehave("/a", misbehaviour, times=2)
    assert json.loads(fetch(site, tmp_path, "/a", timeout_seconds=patience_with(misbehaviour))["/a"].body) == {
        "path": "/a"
    }
    assert site.asked("/a") == 3


@pytest.mark.parametrize(
    ("misbehaviour", "reason"),
    [
        (Status(500), "/a was answered with status 500 (asked up to 3 times)"),
        (Hangup(), "/a: peer closed connection"),
        (Truncated(), "/a: the answer makes no sense: Expecting"),
        (Late(9), "/a: no whole answer within 0.2 s (asked up to 3 times)"),
    ],
    ids=str,
)
def test_what_keeps_failing_is_named(
    site: ScriptedSite, tmp_path: Path, misbehaviour: Misbehaviour, reason: str
) -> None:
    site.misbehave("/a", misbehaviour, times=9)
    with pytest.raises(UnreachableSourceError) as caught:
        fetch(site, tmp_path, "/a", timeout_seconds=patience_with(misbehaviour))
    assert reason in caught.value.reason
    assert site.asked("/a") == 3


@pytest.mark.parametrize("status", [400, 401, 403, 418])
def test_a_refusal_is_not_argued_with(site: ScriptedSite, tmp_path: Path, status: int) -> None:
    site.misbehave("/a", Status(status))
    with pytest.raises(UnreachableSourceError, match=f"answered with status {status}"):
        fetch(site, tmp_path, "/a")
    assert site.asked("/a") == 1


def test_a_site_that_is_not_there_is_named(site: ScriptedSite, tmp_path: Path) -> None:
    site.__exit__(None, None, None)
    with pytest.raises(UnreachableSourceError, match=f"The source test site .* {site.address}/a: "):
        fetch(site, tmp_path, "/a")


def test_everything_waits_as_long_as_the_site_demands(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/a", Status(503, {"Retry-After": "1"}))
    begun = time.monotonic()
    fetch(site, tmp_path, "/a", "/b", concurrency=1)
    assert time.monotonic() - begun >= 1
    assert [request.path for request in site.requests] == ["/a", "/a", "/b"]


def _in_an_hour() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)


@pytest.mark.parametrize("demand", [lambda: "3600", _in_an_hour], ids=["seconds", "date"])
def test_a_site_that_demands_too_long_a_wait_is_left_alone(
    site: ScriptedSite, tmp_path: Path, demand: Callable[[], str]
) -> None:
    site.misbehave("/a", Status(429, {"Retry-After": demand()}), times=9)
    with pytest.raises(UnreachableSourceError, match=r"/a asks to be left alone for 3\d{3} s, which is more than 2 s"):
        fetch(site, tmp_path, "/a")
    assert site.asked("/a") == 1


def test_no_more_is_asked_at_a_time_than_manners_allow(site: ScriptedSite, tmp_path: Path) -> None:
    for path in PATHS:
        site.misbehave(path, Late(0.08))
    fetch(site, tmp_path, concurrency=3)
    assert site.most_at_once == 3


def test_requests_start_one_after_another(site: ScriptedSite, tmp_path: Path) -> None:
    begun = time.monotonic()
    fetch(site, tmp_path, seconds_between=0.02)
    assert time.monotonic() - begun >= 0.02 * (len(PATHS) - 1)


def test_a_body_without_end_is_not_swallowed(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/a"] = Page(b"[" + b"1," * 100_000 + b"1]")
    with pytest.raises(UnreachableSourceError, match="/a is larger than 100000 bytes"):
        fetch(site, tmp_path, "/a", largest_body=100_000)
    assert site.asked("/a") == 1


def test_it_follows_to_another_address_of_the_same_host(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/old", Status(301, {"Location": "/a"}))
    assert json.loads(fetch(site, tmp_path, "/old")["/old"].body) == {"path": "/a"}


def test_it_does_not_follow_to_another_host(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/old", Status(302, {"Location": "http://localhost:1/a"}))
    with pytest.raises(UnreachableSourceError, match="/old leads to another place, http://localhost:1/a"):
        fetch(site, tmp_path, "/old")


def test_it_does_not_follow_in_circles(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/old", Status(302, {"Location": "/old"}), times=99)
    with pytest.raises(UnreachableSourceError, match="/old leads from place to place without end"):
        fetch(site, tmp_path, "/old")
    assert site.asked("/old") < 10


def test_the_first_failure_ends_the_rest(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/a", Status(403))
    with pytest.raises(UnreachableSourceError):
        fetch(site, tmp_path, concurrency=1)
    assert [request.path for request in site.requests] == ["/a"]


def test_what_robots_txt_forbids_is_never_asked_for(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: predictiondex\nDisallow: /b\n\nUser-agent: *\nDisallow: /a\n")
    fetch(site, tmp_path, "/a", obeys_robots=True)
    with pytest.raises(UnreachableSourceError, match=r"its robots.txt does not let us ask for .*/b"):
        fetch(site, tmp_path, "/b", obeys_robots=True)
    site.misbehave("/old", Status(301, {"Location": "/b"}))
    with pytest.raises(UnreachableSourceError, match=r"its robots.txt does not let us ask for .*/b"):
        fetch(site, tmp_path, "/old", obeys_robots=True)
    assert site.asked("/b") == 0


def test_robots_txt_is_asked_for_first_and_once(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow:\n")
    with hasty_fetcher(tmp_path, obeys_robots=True).extraction(offline=False) as extraction:
        for path in PATHS:
            extraction.fetch([site.address + path], what="pages", tell=tell_nobody)
    assert [request.path for request in site.requests] == ["/robots.txt", *PATHS]
    assert extraction.extract.documents == len(PATHS)


@pytest.mark.parametrize("rule", ["Crawl-delay: 0.05", "Request-rate: 20/1"])
def test_robots_txt_sets_the_pace(site: ScriptedSite, tmp_path: Path, rule: str) -> None:
    site.pages["/robots.txt"] = Page(f"User-agent: *\n{rule}\n".encode())
    begun = time.monotonic()
    fetch(site, tmp_path, "/a", "/b", "/c", obeys_robots=True)
    assert time.monotonic() - begun >= 0.1


def test_a_pace_that_would_take_days_is_refused(site: ScriptedSite, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 3600\n")
    with pytest.raises(UnreachableSourceError, match="allows one request in 3600 s, more than 2 s"):
        fetch(site, tmp_path, "/a", obeys_robots=True)


@pytest.mark.parametrize("status", [404, 403])
def test_without_robots_txt_everything_is_allowed(site: ScriptedSite, tmp_path: Path, status: int) -> None:
    site.misbehave("/robots.txt", Status(status, body=b"User-agent: *\nDisallow: /\n"))
    assert fetch(site, tmp_path, "/a", obeys_robots=True)["/a"].found


def test_with_a_broken_robots_txt_nothing_is_allowed(site: ScriptedSite, tmp_path: Path) -> None:
    site.misbehave("/robots.txt", Status(503), times=3)
    with pytest.raises(UnreachableSourceError, match=r"robots.txt was answered with status 503"):
        fetch(site, tmp_path, "/a", obeys_robots=True)
    assert site.asked("/a") == 0


def test_it_goes_through_the_proxy_of_the_environment(
    site: ScriptedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.address)
    page = "http://behind-a-proxy.test/page"
    site.pages[page] = Page(b"{}")
    with hasty_fetcher(tmp_path).extraction(offline=False) as extraction:
        assert extraction.fetch([page], what="pages", tell=tell_nobody)[page].body == b"{}"
