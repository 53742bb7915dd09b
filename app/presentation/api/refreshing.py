"""Keeps what is answered from memory fresh, apart from the requests, which then need no database."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

    from app.application.refresh_pokedex import RefreshPokedex

_log = logging.getLogger(__name__)


@asynccontextmanager
async def kept_fresh(api: FastAPI) -> AsyncIterator[None]:
    """Look for a newer Pokédex for as long as the service runs."""
    watch = asyncio.create_task(_watch(api.state.container.pokedex_refresh()))
    try:
        yield
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def _watch(refresh: RefreshPokedex) -> None:
    told: Exception | None = None
    while True:
        failure = await asyncio.to_thread(_failure_of, refresh)
        if repr(failure) != repr(told):
            _tell(failure)
        told = failure
        await asyncio.sleep(refresh.every_seconds)


def _failure_of(refresh: RefreshPokedex) -> Exception | None:
    try:
        refresh()
    except Exception as failure:  # noqa: BLE001 - whatever it was, it is told, and the next look may succeed
        return failure
    return None


def _tell(failure: Exception | None) -> None:
    if failure is None:
        _log.info("A newer Pokédex can be looked for again")
    else:
        unforeseen = None if isinstance(failure, PredictionDexError) else failure
        _log.error("A newer Pokédex cannot be looked for: %s", failure, exc_info=unforeseen)
