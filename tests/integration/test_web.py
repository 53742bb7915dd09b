"""Every page as people see it, in either language and theme: what it says, and whom it shuts out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pytest
from playwright.sync_api import ViewportSize

from scripts.take_screenshots import PICTURES, WORDS_FILE, Picture, open_picture, settle, words_on
from tests.browser import complaints, violations
from tests.conftest import ROOT
from tests.web_server import web_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.real_server import RealServer

_SCREENSHOTS: Final = ROOT / "build" / "screenshots"
_PATIENCE: Final = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    locale: str
    theme: Literal["dark", "light"]
    width: int

    @property
    def language(self) -> str:
        return self.locale[:2]


AT_A_DESK: Final = Visitor(locale="en-US", theme="light", width=1280)
ON_A_PHONE: Final = Visitor(locale="fr-FR", theme="dark", width=390)
PAGES: Final = {
    "/?a=pikachu&b=gyarados": (
        "Nine times in ten the true chance lies between",
        "Neuf fois sur dix, la vraie probabilité est entre",
    ),
    "/counters?opponent=dragonite": ("Against Dragonite, best first", "Contre Dracolosse, le meilleur d'abord"),
    "/team": ("How often each of yours (rows) beats", "Chances de chacun des vôtres (lignes)"),
    "/quiz?seed=7": ("Question 1 of 10", "Question 1 sur 10"),
    "/pokedex": ("Bulbasaur", "Bulbizarre"),
    "/pokedex?pokemon=gyarados": ("Compared with all 188 Pokémon", "Comparaison avec les 188 Pokémon"),
    "/moves": ("Absorb", "Abîme"),
    "/moves?move=thunderbolt": ("Pikachu", "Pikachu"),
    "/types": ("Its moves hit", "Ses capacités touchent"),
    "/models": ("By split, and what simple rules achieve", "Par jeu de duels, et ce que font des règles simples"),
    "/monitoring": ("What an answer needs", "Ce qu'il faut à une réponse"),
    "/about": ("Where the facts come from", "D'où viennent les faits"),
}
"""By address, words that only an answer can have, in English and French."""


@pytest.fixture(scope="module")
def pages(looked_at: RealServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with web_server(looked_at.address, tmp_path_factory.mktemp("web") / "web.log") as address:
        yield address


@pytest.fixture(scope="module", params=[AT_A_DESK, ON_A_PHONE], ids=["desk", "phone"])
def visitor(request: pytest.FixtureRequest) -> Visitor:
    who: Visitor = request.param
    return who


@pytest.fixture(scope="module")
def context(browser: Browser, visitor: Visitor) -> Iterator[BrowserContext]:
    size = ViewportSize(width=visitor.width, height=900)
    with browser.new_context(locale=visitor.locale, color_scheme=visitor.theme, viewport=size) as context:
        context.set_default_timeout(_PATIENCE)
        yield context


@pytest.mark.parametrize("address", PAGES)
def test_a_page(pages: str, context: BrowserContext, visitor: Visitor, address: str) -> None:
    page = context.new_page()
    complained = complaints(page)
    page.goto(f"{pages}{address}")
    words = PAGES[address][visitor.language == "fr"]
    page.get_by_text(words).first.wait_for()
    settle(page)

    assert page.locator("html").get_attribute("lang") == visitor.language
    assert _is_as_wide_as_the_screen(page, visitor)
    _keep_screenshot(page, address, visitor)
    assert violations(page) == []
    assert complained == []
    page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="en-US") as context:
        context.set_default_timeout(_PATIENCE)
        yield context.new_page()


def test_a_battle_is_put_together_by_keyboard_and_sent_to_a_friend(pages: str, page: Page) -> None:
    page.goto(pages)
    page.get_by_role("heading", name=re.compile("^Pikachu ")).wait_for()
    settle(page)
    page.get_by_role("combobox").first.focus()
    page.keyboard.type("évoli")
    page.keyboard.press("Enter")
    page.get_by_text("This answer is about the choices before.").wait_for()
    settle(page)
    page.get_by_role("button", name="Predict the battle").press("Enter")
    told = page.get_by_role("heading", name=re.compile("^Eevee "))
    told.wait_for()
    words, address = told.inner_text(), page.url
    assert "a=eevee" in address

    page.goto("about:blank")
    page.goto(address)
    told.wait_for()
    assert told.inner_text() == words


def test_the_real_engine_plays_the_duel_and_its_outcome_is_reported(pages: str, page: Page) -> None:
    page.goto(f"{pages}/?a=starmie&b=snorlax")
    page.get_by_role("button", name="Play 200 battles").click()
    page.get_by_role("row", name=re.compile("of 200 battles won")).wait_for()
    page.get_by_role("row", name=re.compile("The model")).wait_for()
    page.get_by_text("Snorlax", exact=True).last.click()
    page.get_by_role("button", name="Report it").click()
    page.get_by_text("Thank you.").wait_for()


def test_the_language_that_was_chosen_is_remembered(pages: str, page: Page) -> None:
    page.goto(f"{pages}/types")
    page.get_by_text("Français").click()
    page.get_by_text("Tous les types entre eux").wait_for()
    page.get_by_role("link", name="Combat").click()
    page.get_by_role("heading", name="Qui gagne ?").wait_for()
    page.reload()
    page.get_by_role("heading", name="Qui gagne ?").wait_for()


def test_a_link_keeps_what_was_chosen_and_the_way_back_leads_there(pages: str, page: Page) -> None:
    page.goto(f"{pages}/?a=mew&b=onix")
    page.get_by_role("heading", name="Mew").wait_for()
    page.get_by_role("link", name="Types").click()
    page.wait_for_url("**/types?type=*")  # what a page says in its address, it says last
    page.go_back()
    page.get_by_role("heading", name="Mew").wait_for()
    assert "a=mew&b=onix" in page.url


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_the_pictures_of_the_readme_show_the_pages_of_today(pages: str, browser: Browser, picture: Picture) -> None:
    shown = json.loads(WORDS_FILE.read_text(encoding="utf-8"))[picture.name]
    assert words_on(open_picture(browser, pages, picture)) == shown, "run `make screenshots`"
    assert picture.file.exists()
    assert f"docs/images/{picture.file.name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def _is_as_wide_as_the_screen(page: Page, visitor: Visitor) -> bool:
    width: int = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    return width <= visitor.width


def _keep_screenshot(page: Page, address: str, visitor: Visitor) -> None:
    height: int = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": visitor.width, "height": height})
    name = re.sub(r"\W+", "-", address).strip("-")
    page.screenshot(path=_SCREENSHOTS / f"{name}.{visitor.language}.{visitor.theme}.{visitor.width}.png")
    page.set_viewport_size({"width": visitor.width, "height": 900})
