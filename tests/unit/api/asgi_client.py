from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from fastapi import FastAPI


class AsgiClient:
    """Asks the application itself, without a server; what it raises stays with it, as it would behind one."""

    def __init__(self, api: FastAPI) -> None:
        self.api = api

    def ask(self, method: str, path: str, **content: Any) -> httpx.Response:
        return asyncio.run(self._ask(method, path, **content))

    def get(self, path: str, **content: Any) -> httpx.Response:
        return self.ask("GET", path, **content)

    def post(self, path: str, **content: Any) -> httpx.Response:
        return self.ask("POST", path, **content)

    async def _ask(self, method: str, path: str, **content: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.api, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            return await client.request(method, path, **content)
