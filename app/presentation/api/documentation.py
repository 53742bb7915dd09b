from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

from app.presentation.api.documented_access import PROBLEM, document_access
from app.presentation.api.problems import MEDIA_TYPE
from app.presentation.api.security_headers import policy_for_page

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASSETS: Final = "/docs/assets"


class DocumentedApi(FastAPI):
    """A FastAPI whose problems are declared under their own media type."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            schema = super().openapi()
            for content in _contents(schema):
                if content.get("application/json", {}).get("schema", {}).get("$ref") == PROBLEM:
                    content[MEDIA_TYPE] = content.pop("application/json")
            document_access(schema, self.routes, self.state.container.api_policy())
        return super().openapi()


def _contents(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for operations in schema["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                yield answer.get("content", {})


def add_documentation(api: FastAPI) -> None:
    """Serve Swagger UI and ReDoc from files that are installed with us, for machines without the internet."""
    # The package is used for its files only: the builds of Swagger UI and ReDoc that its releases keep up to date.
    api.mount(_ASSETS, StaticFiles(packages=[("fastapi_offline", "static")]), name="documentation assets")
    api.add_api_route("/", _front_door, include_in_schema=False)
    api.add_api_route("/docs", _swagger_ui, include_in_schema=False)
    api.add_api_route("/redoc", _redoc, include_in_schema=False)


async def _front_door(request: Request) -> RedirectResponse:
    return RedirectResponse(f"{_root(request)}/docs")


async def _swagger_ui(request: Request) -> HTMLResponse:
    root = _root(request)
    page = get_swagger_ui_html(
        openapi_url=f"{root}/openapi.json",
        title=request.app.title,
        swagger_js_url=f"{root}{_ASSETS}/swagger-ui-bundle.js",
        swagger_css_url=f"{root}{_ASSETS}/swagger-ui.css",
        swagger_favicon_url=f"{root}{_ASSETS}/favicon.png",
    )
    return _secured(page)


async def _redoc(request: Request) -> HTMLResponse:
    root = _root(request)
    page = get_redoc_html(
        openapi_url=f"{root}/openapi.json",
        title=request.app.title,
        redoc_js_url=f"{root}{_ASSETS}/redoc.standalone.js",
        redoc_favicon_url=f"{root}{_ASSETS}/favicon.png",
        with_google_fonts=False,
    )
    return _secured(page)


def _secured(page: HTMLResponse) -> HTMLResponse:
    page.headers["Content-Security-Policy"] = policy_for_page(bytes(page.body).decode())
    return page


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", "")).rstrip("/")
