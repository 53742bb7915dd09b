"""The HTML in which Streamlit's own scripts run, for every page of ours the same."""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.presentation.web.pieces.icon import ICON

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

# Without it, Streamlit would look for itself below the address of each page, and the browser report what is not there.
_ADDRESSES: Final = (
    "<script>window.__streamlit = {BACKEND_BASE_URL: location.origin + '/', MAIN_PAGE_BASE_URL: location.origin + '/'}"
    "</script>"
)
_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


_NO_PAGE: Final = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    '<meta name="viewport" content="width=device-width"><title>PredictionDex</title></head>'
    '<body style="font-family: system-ui, sans-serif; margin: 3rem"><h1>There is no such page</h1>'
    '<p><a href="/">Back to PredictionDex</a></p><p lang="fr"><b>Cette page n’existe pas.</b> '
    '<a href="/">Retour à PredictionDex</a></p></body></html>'
)


class _Word(StringConvertor):
    """What has a point in its name is a file of Streamlit's."""

    regex = "[^./]+"


register_url_convertor("word", _Word())


class UnknownStreamlitError(RuntimeError):
    """This release of Streamlit builds its page in another way than those that we know."""


def page_routes(first: str, *others: str) -> list[Route]:
    """Return what answers to those who open a page; the first one is at the root, wherever its name leads."""
    shell = _shell()

    def open_page(_: Request) -> Response:
        return HTMLResponse(shell, headers=_HEADERS)

    def to_root(request: Request) -> Response:
        return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")

    def no_page(_: Request) -> Response:
        return HTMLResponse(_NO_PAGE, HTTPStatus.NOT_FOUND, headers=_HEADERS)

    return [
        Route("/", open_page),
        Route(f"/{first}", to_root),
        *(Route(f"/{other}", open_page) for other in others),
        Route("/{elsewhere:word}", no_page),
    ]


def _shell() -> str:
    html = files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
    changes = {
        "<title>Streamlit</title>": "<title>PredictionDex</title>",
        'href="./favicon.png"': f'href="{ICON}"',
        '<script type="module"': f'{_ADDRESSES}<script type="module"',
    }
    for old, new in changes.items():
        if html.count(old) != 1:
            raise UnknownStreamlitError(old)
        html = html.replace(old, new)
    return html
