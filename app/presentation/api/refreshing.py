"""Keeps what is answered from memory fresh, apart from the requests, which then need no database."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

    from app.application.refresh_atlas import RefreshAtlas
    from app.application.refresh_pokedex import RefreshPokedex
    from app.presentation.api.dependencies import ApiContainer

_log = logging.getLogger(__name__)


@asynccontextmanager
async def kept_fresh(api: FastAPI) -> AsyncIterator[None]:
    """Look for a newer Pokédex, and for the atlas, for as long as the service runs."""
    container: ApiContainer = api.state.container
    atlas = container.atlas_refresh()
    watches = (_watch("A newer Pokédex", container.pokedex_refresh()), _watch("The atlas", atlas))
    tasks = [asyncio.create_task(watch) for watch in watches]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        atlas.end()


async def _watch(what: str, refresh: RefreshPokedex | RefreshAtlas) -> None:
    told: Exception | None = None
    while True:
        failure = await asyncio.to_thread(_failure_of, refresh)
        if repr(failure) != repr(told):
            _tell(what, failure)
        told = failure
        await asyncio.sleep(refresh.every_seconds)


def _failure_of(refresh: RefreshPokedex | RefreshAtlas) -> Exception | None:
    try:
        refresh()
    except Exception as failure:  # noqa: BLE001 - whatever it was, it is told, and the next look may succeed
        return failure
    return None


def _tell(what: str, failure: Exception | None) -> None:
    if failure is None:
        _log.info("%s can be looked for again", what)
    else:
        unforeseen = None if isinstance(failure, PredictionDexError) else failure
        _log.error("%s cannot be looked for: %s", what, failure, exc_info=unforeseen)
