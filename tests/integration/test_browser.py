"""The browser of the tests sees what is wrong with a page, and nothing wrong with the API's own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import complaints, violations
from tests.public_sites.scripted_site import Page as ScriptedPage
from tests.public_sites.scripted_site import ScriptedSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.real_server import RealServer

SOUND = '<html lang="en"><title>Duels</title><main><h1>Duels</h1><button>Predict</button></main>'
UNREADABLE = '<html lang="en"><title>Duels</title><main><h1>Duels</h1><button></button><img src="data:,"></main>'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        yield page


@pytest.fixture
def site() -> Iterator[ScriptedSite]:
    with ScriptedSite() as site:
        site.pages["/"] = ScriptedPage(SOUND.encode(), "text/html")
        site.pages["/favicon.ico"] = ScriptedPage(b"")
        yield site


def test_a_page_for_everybody_violates_nothing(page: Page) -> None:
    page.set_content(SOUND)
    assert violations(page) == []


def test_what_shuts_people_out_is_told(page: Page) -> None:
    page.set_content(UNREADABLE)
    button, image = violations(page)
    assert button == "Buttons must have discernible text (critical, button-name): <button></button>"
    assert "image-alt" in image


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('no wager')", "no wager"),
        ("setTimeout(() => { throw new Error('no duel') })", "no duel"),
        ("fetch('/nowhere')", "/nowhere: Failed to load resource: the server responded with a status of 404"),
        ("fetch('http://127.0.0.1:1/').catch(() => {})", "GET http://127.0.0.1:1/: net::ERR_UNSAFE_PORT"),
    ],
)
def test_what_goes_wrong_in_a_page_is_told(page: Page, site: ScriptedSite, script: str, complaint: str) -> None:
    found = complaints(page)
    page.goto(site.address)
    assert found == []

    page.evaluate(f"() => {{ {script} }}")
    deadline = time.monotonic() + 10
    while complaint not in "\n".join(found) and time.monotonic() < deadline:
        page.wait_for_timeout(20)
    assert complaint in "\n".join(found)


def test_swagger_ui_shows_the_api_without_a_complaint(page: Page, server: RealServer) -> None:
    found = complaints(page)
    page.goto(f"{server.address}/docs")
    expect(page.get_by_role("heading", name="PredictionDex")).to_be_visible()
    assert found == []
