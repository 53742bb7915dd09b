"""What a model card and a data sheet have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The release that writes the card."""

    version: str
    licence: str
    """Of the code, the models and the duels that are made with it."""
    rules: str
    """The version of the rules by which our engine plays."""
    trademarks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrigin:
    """Somebody whom facts of the game come from."""

    name: str
    address: str
    licence: str | None
    """None where nothing of it is kept."""
    gives: str
    releases: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GameLimits:
    """The greatest that Let's Go allows, and what counts where nothing is said."""

    level: int
    iv: int
    av: int
    friendship: int
    usual_level: int
    usual_friendship: int
    turns: int
    """After so many a battle is a tie."""
