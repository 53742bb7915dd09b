"""What a data sheet says of the duels behind a model, and of the Pokédex behind the duels, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.cards.product import CardOrigin, GameLimits, Product
    from app.domain.prediction.document import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """How a collection was drawn and played."""

    duels: int
    battles: int
    """Of each duel to learn from."""
    held_out_battles: int
    """Of each of the others."""
    error: float
    """The greatest standard error that the share of battles won has, in a duel to learn from."""
    held_out_error: float
    seed: int
    mixture: str
    rules: str
    draws: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCollection:
    name: str
    plan: SheetPlan | None
    """None where neither the files that lie here nor the record of the training tell it."""
    checksum: str | None
    battles: int | None
    """In all; None where the files that the model was made with do not lie here."""
    kinds: Mapping[str, int]
    folds: Mapping[str, int]
    problem: str | None
    """Why nothing can be told of the files that lie here."""
    is_of_model: bool | None
    """Whether these files are those that the model was made with; None where nobody knows."""
    uses: Mapping[str, int]
    """How many of its duels the model was made with, by what for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    product: Product
    limits: GameLimits
    origins: tuple[CardOrigin, ...]
    version: str
    semantic: str
    collections: tuple[SheetCollection, ...]
    mixtures: Table
    learnt_percent: int
    calibration_percent: int
    test_percent: int
    files: Table | None
    """Of the bundled Pokédex; None where others lie in its place."""
    by_hand: Mapping[str, str]
