"""What a service does beside the requests, so that these need no database."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError
from app.presentation.api.bell import pause

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

    from app.application.monitoring import Monitoring
    from app.presentation.api.bell import Bell
    from app.presentation.api.dependencies import ApiContainer

_log = logging.getLogger(__name__)


class Chore(Protocol):
    @property
    def every_seconds(self) -> float: ...

    def __call__(self) -> object: ...


@asynccontextmanager
async def kept_fresh(api: FastAPI) -> AsyncIterator[None]:
    """Look for a newer Pokédex, another model and its atlas, and write down the use of keys, while the service runs."""
    container: ApiContainer = api.state.container
    write_key_uses, atlas = container.write_key_uses(), container.atlas_refresh()
    challenger = container.follow_challenger()
    chores: dict[str, Chore] = {
        "Looking for a newer Pokédex": container.pokedex_refresh(),
        "Following the model in production": container.follow_production(),
        "Following the challenger": challenger,
        "Watching the model in production": container.watch_production(),
        "Looking for the atlas": atlas,
        "Writing the use of keys": write_key_uses,
        **_measuring(api),
    }
    watches = [asyncio.create_task(_watch(what, chore, api.state.bell)) for what, chore in chores.items()]
    try:
        yield
    finally:
        for watch in watches:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
        await asyncio.to_thread(atlas.end)
        await asyncio.to_thread(challenger.end)
        await asyncio.to_thread(_try, "Writing the last use of keys", write_key_uses)
        await container.rate_limiter().close()


def _measuring(api: FastAPI) -> dict[str, Chore]:
    monitoring: Monitoring | None = api.state.monitoring
    if monitoring is None:
        return {}
    return {"Taking the pulse": monitoring.take_pulse, "Reviewing the jobs": monitoring.review_jobs}


async def _watch(what: str, chore: Chore, bell: Bell) -> None:
    told: Exception | None = None
    while True:
        next_ring = bell.next_ring()
        failure = await asyncio.to_thread(_failure_of, chore)
        if repr(failure) != repr(told):
            _tell(what, failure)
        told = failure
        await pause(chore.every_seconds, until=next_ring)


def _try(what: str, chore: Chore) -> None:
    failure = _failure_of(chore)
    if failure is not None:
        _tell(what, failure)


def _failure_of(chore: Chore) -> Exception | None:
    try:
        chore()
    except Exception as failure:  # noqa: BLE001 - whatever it was, it is told, and the next time may succeed
        return failure
    return None


def _tell(what: str, failure: Exception | None) -> None:
    if failure is None:
        _log.info("%s works again", what)
    else:
        unforeseen = None if isinstance(failure, PredictionDexError) else failure
        _log.error("%s fails: %s", what, failure, exc_info=unforeseen)
