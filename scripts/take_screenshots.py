"""Takes the pictures of the README, with the words by which a test sees that the pages have changed since.

The model in `var/` answers; where there is none, one is trained first.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Literal

from playwright.sync_api import ViewportSize

from tests.browser import chromium
from tests.real_server import running
from tests.web_server import web_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER: Final = Path(__file__).parents[1] / "docs" / "images"
WORDS_FILE: Final = FOLDER / "words.json"
# What a page says whatever the model answers.
_FIXED: Final = "h1, h2:not(.pdx-answer h2), label, button, th[scope=col], caption, nav a"
_PATIENCE: Final = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    name: str
    address: str
    theme: Literal["dark", "light"]
    height: int
    ends_with: str
    """The last that the page says."""
    begin_at: str | None = None
    """The words of a heading to which the page is scrolled."""

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.png"


PICTURES: Final = (
    Picture(name="battle", address="/?a=starmie&b=snorlax", theme="light", height=1180, ends_with="Report it"),
    Picture(
        name="team",
        address="/team",
        theme="dark",
        height=900,
        ends_with="Every duel, with its moves",
        begin_at="Who beats whom",
    ),
)


def open_picture(browser: Browser, pages: str, picture: Picture) -> Page:
    """Return the page as it is in the picture."""
    size = ViewportSize(width=1280, height=picture.height)
    context = browser.new_context(locale="en-US", color_scheme=picture.theme, viewport=size)
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.goto(f"{pages}{picture.address}")
    page.get_by_text(picture.ends_with).wait_for()
    settle(page)
    if picture.begin_at:
        page.get_by_role("heading", name=picture.begin_at).scroll_into_view_if_needed()
        page.get_by_role("heading", name=picture.begin_at).evaluate("one => one.scrollIntoView()")
    return page


def settle(page: Page) -> None:
    """Wait until the script of the page has run to its end."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def words_on(page: Page) -> list[str]:
    """Return what the page says whatever the model answers."""
    return sorted({text.strip() for text in page.locator(_FIXED).all_inner_texts() if text.strip()})


def main() -> int:
    words = {}
    with ExitStack() as stack:
        log = Path(stack.enter_context(TemporaryDirectory()))
        command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0"]
        api = stack.enter_context(running(command, environ=os.environ, log=log / "server.log"))
        pages = stack.enter_context(web_server(api.address, log / "web.log"))
        browser = stack.enter_context(chromium())
        FOLDER.mkdir(exist_ok=True)
        for picture in PICTURES:
            page = open_picture(browser, pages, picture)
            words[picture.name] = words_on(page)
            page.screenshot(path=picture.file)
    WORDS_FILE.write_text(json.dumps(words, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
