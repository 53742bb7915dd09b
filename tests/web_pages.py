"""Pages of the web interface as tests open them: rendered in this process, and answered by the API in this process."""

from __future__ import annotations

import asyncio
import re
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING, Final

import httpx
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element
from streamlit.util import calc_hash

from app.presentation.web.asking import reach_by
from app.presentation.web.server import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

_SECONDS: Final = 120
"""The first battle in a fresh checkout waits until the rules are compiled."""
_READ: Final = frozenset(
    {"title", "header", "subheader", "markdown", "caption", "html", "error", "warning", "info", "success"}
)
_TAG: Final = re.compile(r"<[^>]*>")


class LineToApi(httpx.BaseTransport):
    """Carries questions to the application itself, without a socket; a line that is cut carries none."""

    def __init__(self, api: FastAPI) -> None:
        self.api = api
        self.cut = False
        self.cut_off: set[str] = set()
        """Paths to which it carries nothing."""
        self.spoilt: dict[str, httpx.Response] = {}
        """What answers in the application's place, by path."""
        """What answers in the application's place, by path."""
        self.carried: list[str] = []
        """The method and path of each question."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.cut or request.url.path in self.cut_off:
            raise httpx.ConnectError("the line is cut", request=request)
        self.carried.append(f"{request.method} {request.url.path}")
        if request.url.path in self.spoilt:
            return self.spoilt[request.url.path]
        return asyncio.run(self._carry(request))

    async def _carry(self, request: httpx.Request) -> httpx.Response:
        transport = httpx.ASGITransport(self.api, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:
            answer = await client.send(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


@contextmanager
def line_to(api: FastAPI) -> Iterator[LineToApi]:
    """Have the pages ask this application; they remember nothing that another one told them."""
    line = LineToApi(api)
    reach_by(line)
    st.cache_resource.clear()
    yield line
    reach_by(None)
    st.cache_resource.clear()


def open_page(path: str, *, language: str = "en", **query: str) -> AppTest:
    """Return the page at this path (empty for the first one) as somebody sees it whose browser speaks the language."""
    page = AppTest.from_file(SCRIPT, default_timeout=_SECONDS)
    page.context = {"locale": language}
    page.query_params = dict(query)
    page._page_hash = calc_hash(path)  # its own way to another page knows those in files alone
    return page.run()


def words_on(page: AppTest) -> str:
    """Return what can be read on the page, without what its widgets say."""
    told = "\n".join(str(one.value) for one in page.main if isinstance(one, Element) and one.type in _READ)
    return " ".join(unescape(_TAG.sub(" ", told)).split())
