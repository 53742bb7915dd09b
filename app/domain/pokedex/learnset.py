from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class LearnMethod(StrEnum):
    LEVEL = "level"
    EVOLUTION = "evolution"
    TM = "tm"
    TUTOR = "tutor"
    START = "start"
    INHERITED = "inherited"
    """Learnt by level before it evolved."""


WITH_LEVEL: Final = frozenset({LearnMethod.LEVEL, LearnMethod.START, LearnMethod.INHERITED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedMove:
    """One way in which a Pokémon comes to know a move."""

    move: str
    method: LearnMethod
    level: int | None
    """None where the method has no level."""
    learnt_by: str | None = None
    """The slug of the pre-evolution that an inherited move was learnt by."""
