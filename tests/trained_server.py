"""The product as a user meets it: a process on a socket, with a model that it has trained from a few duels."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from app.application.ports.duel_dataset import Collection
from tests.played_duels import small_collection
from tests.real_server import real_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from tests.real_server import RealServer

_AS_MANY_AS_IT_LIKES: Final = {"RATE_LIMIT_REQUESTS": "10000000", "RATE_LIMIT_SIMULATIONS": "10000000"}


def collect_small(pokedex: Pokedex, folder: Path) -> None:
    for collection in Collection:
        small_collection(pokedex, collection, folder / collection)


def collections_in(folder: Path) -> dict[str, str]:
    """Return the settings that name the collections of this folder."""
    return {f"{name.upper()}_FOLDER": str(folder / name) for name in (Collection.REFERENCE, Collection.EXAM)}


@contextmanager
def trained_server(folder: Path) -> Iterator[RealServer]:
    """Serve from a folder with small collections, to a client that may ask as often as it likes."""
    with real_server(folder, prepare=True, **collections_in(folder), **_AS_MANY_AS_IT_LIKES) as server:
        yield server
