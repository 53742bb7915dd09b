"""Links from one page to another, by addresses that can be shared as well."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from app.presentation.web.language import _

if TYPE_CHECKING:
    from app.presentation.web.battle.side import Side

BATTLE: Final = "battle"
"""The page that visitors meet first, whose address is that of the whole site."""
_FOLLOW_WITHIN: Final = """
<script>
if (!window.pdxFollows) {
  window.pdxFollows = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.pdx-link");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    const covers = matchMedia("(max-width: 768px)").matches && link.closest('[data-testid="stSidebar"]');
    if (covers) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
}
</script>
"""


def follow_within() -> None:
    """Let the browser follow links without loading the page anew, which would forget what was chosen."""
    st.html(_FOLLOW_WITHIN, unsafe_allow_javascript=True)


def address_of(path: str, **said: str) -> str:
    """Return the address of a page, as seen from any other."""
    place = "./" if path == BATTLE else path
    return f"{place}?{urlencode(said, safe=',')}" if said else place


def link(text: str, path: str, **said: str) -> str:
    return f'<a class="pdx-link" href="{escape(address_of(path, **said))}">{escape(text)}</a>'


def button_link(text: str, path: str, **said: str) -> str:
    """A link to where something is done, which looks like what is pressed."""
    return f'<a class="pdx-link pdx-button" href="{escape(address_of(path, **said))}">{escape(text)}</a>'


def menu_link(text: str, path: str, *, current: bool) -> str:
    mark = ' aria-current="page"' if current else ""
    return f'<a class="pdx-link" href="{escape(address_of(path))}"{mark}>{escape(text)}</a>'


def battle_link(a: Side, b: Side, name_of_a: str, name_of_b: str) -> str:
    address = address_of(BATTLE, **a.address("a"), **b.address("b"))
    words = _("Battle")
    whose = _("{a} against {b}").format(a=name_of_a, b=name_of_b)
    label = escape(f"{words}: {whose}")
    return f'<a class="pdx-link" href="{escape(address)}" aria-label="{label}">{escape(words)}</a>'
