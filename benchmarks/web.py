"""How long a visitor of the web interface waits: `python -m benchmarks.web` writes docs/benchmarks/web.md.

A folder that is named after it, and that has a model, spares the minutes that one takes.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import httpx

from benchmarks.machine import machine
from benchmarks.served_atlas import folder_with_a_model
from tests.browser import chromium
from tests.real_server import environment, running
from tests.web_server import web_server

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

ROUNDS: Final = 11
FIRST_VISIT, LATER_VISIT, CLICK, API = "first visit", "later visit", "click", "the API alone"
MOST_SECONDS: Final = {FIRST_VISIT: 2.0, LATER_VISIT: 2.0, CLICK: 0.5}
REPORT: Final = Path(__file__).parent.parent / "docs" / "benchmarks" / "web.md"
_WHAT: Final = {
    FIRST_VISIT: "from the address of a battle to its answer, by a browser that was never here",
    LATER_VISIT: "the same, by one that was here before",
    CLICK: "from the click on “Predict the battle” to the new answer, with its reasons",
    API: "the same question over HTTP",
}
_OPPONENTS: Final = (
    "onix",
    "gyarados",
    "mewtwo",
    "snorlax",
    "alakazam",
    "dragonite",
    "jolteon",
    "golem",
    "gengar",
    "arcanine",
)
_LEVELS: Final = range(51, 51 + ROUNDS)


def main() -> None:
    with ExitStack() as stack:
        folder = folder_with_a_model(stack)
        where = machine()
        command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0"]
        api = stack.enter_context(running(command, environ=environment(folder), log=folder / "server.log"))
        pages = stack.enter_context(web_server(api.address, folder / "web.log"))
        browser = stack.enter_context(chromium())
        _visit(browser, pages, "mew")  # the first visitor of all has the Pokédex fetched
        timed = {FIRST_VISIT: [], LATER_VISIT: [], **_clicks(browser, pages, api.address)}
        for opponent in (_OPPONENTS * 2)[:ROUNDS]:
            first, later = _visit(browser, pages, opponent)
            timed[FIRST_VISIT].append(first)
            timed[LATER_VISIT].append(later)
    text = _report(timed, where)
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    slow = [name for name, most in MOST_SECONDS.items() if median(timed[name]) > most]
    sys.exit(f"Too slow: {', '.join(slow)}." if slow else 0)


def _visit(browser: Browser, pages: str, opponent: str) -> tuple[float, float]:
    with browser.new_context(locale="en-US") as context:
        first, later = (_seconds_to_answer(context.new_page(), f"{pages}/?a=pikachu&b={opponent}") for _ in range(2))
        return first, later


def _seconds_to_answer(page: Page, address: str) -> float:
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(".pdx-answer").wait_for()
    return time.perf_counter() - start


def _clicks(browser: Browser, pages: str, api: str) -> dict[str, list[float]]:
    timed: dict[str, list[float]] = {CLICK: [], API: []}
    with browser.new_context(locale="en-US") as context:
        page = context.new_page()
        _seconds_to_answer(page, f"{pages}/?a=pikachu&b=gyarados")
        page.get_by_text("Level, nature, IVs, AVs and friendship").first.click()
        for level in _LEVELS:
            page.get_by_label("Level", exact=True).first.fill(str(level))
            page.get_by_label("Level", exact=True).first.press("Enter")
            older = page.get_by_text("This answer is about the choices before.")
            older.wait_for()
            start = time.perf_counter()
            page.get_by_role("button", name="Predict the battle").click()
            older.wait_for(state="detached")
            timed[CLICK].append(time.perf_counter() - start)
            timed[API].append(_seconds_of_api(api, level))
    return timed


def _seconds_of_api(api: str, level: int) -> float:
    question = {"a": {"pokemon": "pikachu", "level": level}, "b": {"pokemon": "gyarados"}, "explain": True}
    start = time.perf_counter()
    httpx.post(f"{api}/v1/predictions/best-move", json=question).raise_for_status()
    return time.perf_counter() - start


def _report(timed: Mapping[str, list[float]], where: str) -> str:
    rows = [
        f"| {name} | {_WHAT[name]} | {median(seconds):.2f} | {max(seconds):.2f} | {MOST_SECONDS.get(name, '')} |\n"
        for name, seconds in timed.items()
    ]
    return (
        "# The web interface\n\n"
        f"Written by `python -m benchmarks.web`: {ROUNDS} rounds with Chromium, all on one machine, {where}.\n\n"
        f"| | what is waited for | median s | slowest s | may take s |\n|---|---|---|---|---|\n{''.join(rows)}"
    )


if __name__ == "__main__":
    main()
