"""The site is built of the documents without a broken link, and shows them without asking anybody else."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from scripts.site.serving import site_server
from tests.browser import complaints, violations
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

PYTHON: Final = Path(sys.prefix) / "site" / "bin" / "python"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that it was built into."""
    folder = tmp_path_factory.mktemp("site") / "built"
    command = [str(PYTHON), "-m", "scripts.build_site", "--into", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with site_server(site, 0) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """One that complains, in the end, of each request that leaves the site."""
    left: list[str] = []

    def add(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            left.append(request.url)

    with browser.new_page(color_scheme="dark") as page:
        page.on("request", add)
        found = complaints(page)
        yield page
        assert left == []
        assert found == []


def first_page_with(words: str, site: Path) -> str:
    """Return where the first page is that has the words in its text, whatever its document is called."""
    return next(
        str(file.relative_to(site))
        for file in sorted(site.rglob("*.html"))
        if words in file.read_text(encoding="utf-8")
    )


def test_the_home_page_has_a_picture_and_doors_and_finds_documents(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    assert page.locator("article img").evaluate("one => one.decode().then(() => one.naturalWidth)")
    expect(page.locator("article .grid a").first).to_be_visible()
    assert violations(page) == []

    page.get_by_role("button", name="Search").click()
    page.keyboard.insert_text("own engine compiled and proven equal")
    expect(page.get_by_role("option").filter(has_text="0011 Our own engine").first).to_be_visible()


def test_a_drawing_is_a_picture_with_words_that_leads_to_all_of_it(page: Page, address: str) -> None:
    page.goto(f"{address}/uml/layers.html")
    picture = page.get_by_role("img", name="Packages of domain")
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)")
    assert violations(page) == []

    in_full = page.locator("a", has=picture).get_attribute("href")
    assert in_full
    answer = page.request.get(urljoin(page.url, in_full))
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")


def test_a_formula_is_mathml(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}/{first_page_with('<math', site)}")
    assert page.locator("math").first.evaluate("one => one.getBoundingClientRect().width > 0")
    assert "$$" not in page.locator("article").inner_text()
    assert violations(page) == []


def test_a_french_page_has_french_words_around_it(page: Page, address: str) -> None:
    page.goto(f"{address}/README.fr.html")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("button", name="Recherche")).to_be_visible()
    assert violations(page) == []
