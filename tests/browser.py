"""A browser without a window, and what it has to say against the pages that it is shown."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from scripts import install_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_ARGUMENTS: Final = (
    "--no-sandbox",  # which root may not have
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_BAD: Final = {"serious", "critical"}
_CALLED_OFF: Final = "net::ERR_ABORTED"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start one and stop it; meanwhile this thread cannot run another event loop, as by `asyncio.run`."""
    program = install_chromium.find()
    assert program, "Chromium is gone: delete .venv/chromium, and run `make chromium`."
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=_ARGUMENTS) as one:
        yield one


def complaints(page: Page) -> list[str]:
    """Return a list that grows, from now on, by every error in the page's console and every request that fails."""
    found: list[str] = []

    def add_failure(request: Request) -> None:
        # A page that is left calls off what it has asked for.
        if request.failure != _CALLED_OFF:
            found.append(f"{request.method} {request.url}: {request.failure}")

    def add_error(message: ConsoleMessage) -> None:
        # Also of answers of which the status is an error.
        if message.type == "error":
            found.append(f"{message.location['url']}: {message.text}")

    page.on("requestfailed", add_failure)
    page.on("console", add_error)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def violations(page: Page) -> list[str]:
    """Return what shuts people out of the page, by the rules of axe-core, as far as it is serious or critical."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{one['help']} ({one['impact']}, {one['id']}): {node['html']}"
        for one in found
        if one["impact"] in _BAD
        for node in one["nodes"]
    ]
