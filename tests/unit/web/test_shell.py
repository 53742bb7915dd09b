"""The installed Streamlit builds its page in the way that ours is made of."""

from __future__ import annotations

import asyncio

import httpx
from starlette.applications import Starlette
from starlette.routing import Match

from app.presentation.web.shell import page_routes


def _get(*addresses: str) -> list[httpx.Response]:
    async def get() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=Starlette(routes=page_routes("battle", "types")))
        async with httpx.AsyncClient(transport=transport, base_url="http://pages") as client:
            return [await client.get(address) for address in addresses]

    return asyncio.run(get())


def test_every_page_has_the_same_frame_with_our_name_and_icon() -> None:
    pages = _get("/", "/types?one=fire")
    assert [page.status_code for page in pages] == [200, 200]
    assert pages[0].text == pages[1].text
    assert "<title>PredictionDex</title>" in pages[0].text
    assert "data:image/svg+xml" in pages[0].text
    assert "MAIN_PAGE_BASE_URL" in pages[0].text


def test_what_is_no_page_is_not_found_in_either_language() -> None:
    (answer,) = _get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert "Cette page n’existe pas" in answer.text


def test_files_of_streamlit_s_are_left_to_it() -> None:
    matched = [
        route.matches({"type": "http", "path": "/favicon.png", "method": "GET"})[0] for route in page_routes("a")
    ]
    assert set(matched) == {Match.NONE}


def test_the_first_page_is_at_the_root_and_found_by_its_name() -> None:
    (answer,) = _get("/battle?a=mew&b=onix")
    assert answer.is_redirect
    assert answer.headers["location"] == "/?a=mew&b=onix"
