from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError
from app.presentation.api.errors import RefusedInputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refused_at(location: str, *, index: int | None = None) -> Iterator[None]:
    """Name the part of the request, and the item of a batch, that whatever is refused inside is about."""
    try:
        yield
    except PredictionDexError as error:
        raise RefusedInputError(location, error, index=index) from error
