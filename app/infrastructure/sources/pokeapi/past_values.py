"""What a fact was in Let's Go, where PokeAPI states what it is in the newest games and what it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Until(Generic[Value]):
    """A value that held before the games of the version group with this order changed it."""

    order: int
    value: Value | None
    """None where those games changed other facts, but not this one."""


@dataclass(frozen=True, slots=True)
class Through(Generic[Value]):
    """A value that held up to this generation, and in it."""

    generation: int
    value: Value | None
    """None where it is another fact that changed after it."""


def before_change(current: Value, past: Iterable[Until[Value]], *, order: int) -> Value:
    """Return what held in the version group with this order.

    PokeAPI's documentation calls `version_group` of past values the one in which they were in effect. Its data say
    otherwise: Absorb has power 20 at Let's Go, where it became 40, and 40 at Sword and Shield, where it became 20.
    """
    later = [one for one in past if one.order > order and one.value is not None]
    first = min(later, key=lambda one: one.order, default=None)
    return current if first is None or first.value is None else first.value


def in_generation(current: Value, past: Iterable[Through[Value]], *, generation: int) -> Value:
    """Return what held in this generation."""
    lasting = [one for one in past if one.generation >= generation and one.value is not None]
    first = min(lasting, key=lambda one: one.generation, default=None)
    return current if first is None or first.value is None else first.value
