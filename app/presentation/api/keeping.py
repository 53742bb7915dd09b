"""Predictions are written behind the answers: what is on its way when the service stops still arrives."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI


@asynccontextmanager
async def kept_to_the_end(api: FastAPI) -> AsyncIterator[None]:
    """Close the predictions after the last answer, in the bounded time that they take for it."""
    try:
        yield
    finally:
        await asyncio.to_thread(api.state.container.prediction_repository().close)
        if api.state.monitoring is not None:
            # What was written last counts, too, and what a worker has counted stays when it is gone.
            await asyncio.to_thread(api.state.monitoring.take_pulse)
